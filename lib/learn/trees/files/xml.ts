import { DataError } from "../../../core/index.ts";

/** An element of an XML file, with the text directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** The root element of an XML file; throws a `DataError` if it is not well-formed. */
export async function parseXml(where: string, content: string): Promise<XmlElement> {
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser();
  const outside: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [outside];
  parser.on("opentag", ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.on("error", (cause) => {
    throw new DataError(where, `this is not XML: ${cause.message}`, { cause });
  });
  parser.write(content).close();
  return outside.children[0]!; // without a root element the parser has thrown
}

/** Those children that have the name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

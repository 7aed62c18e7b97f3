import { typescriptLanguage } from "@codemirror/lang-javascript";
import type { SyntaxNode } from "@lezer/common";

/** Properties and attributes whose text a reader sees or hears. */
const told = new Set([
  ...["textContent", "innerText", "title", "ariaLabel", "ariaDescription", "ariaRoleDescription"],
  ...["ariaValueText", "placeholder", "alt", "label", "text"],
]);
const toldAttributes =
  /^(?:aria-(?:label|description|roledescription|valuetext)|title|alt|placeholder)$/;
const writers = new Set([
  ...["append", "prepend", "replaceChildren", "replaceWith", "createTextNode"],
  ...["alert", "confirm", "prompt"],
]);

/** Strings in TypeScript of the page that go straight into the document, without `t`. */
export function literalsOnPage(code: string): readonly string[] {
  const found: string[] = [];
  typescriptLanguage.parser.parse(code).iterate({
    enter({ node }) {
      for (const part of toldBy(node, code)) found.push(...literalsIn(part, code));
    },
  });
  return found.filter((literal) => /\p{L}/u.test(literal.replaceAll(/\\[nrt]/g, "")));
}

/** The parts of a node that it shows to the reader. */
function toldBy(node: SyntaxNode, code: string): readonly SyntaxNode[] {
  const [first, ...rest] = children(node);
  if (!first) return [];
  const name = unquoted(code.slice(first.from, first.to)).split(".").at(-1)!;
  if (node.name === "Property" || node.name === "AssignmentExpression") {
    return told.has(name) ? rest : [];
  }
  if (node.name !== "CallExpression") return [];
  const given = children(node.getChild("ArgList"));
  if (name === "element") return given.slice(2);
  if (name === "setAttribute") return isToldAttribute(given[0], code) ? given.slice(1) : [];
  return writers.has(name) ? given : [];
}

function isToldAttribute(node: SyntaxNode | undefined, code: string): boolean {
  return node !== undefined && toldAttributes.test(unquoted(code.slice(node.from, node.to)));
}

/** What an expression can become as a text; the arguments of further calls are their own matter. */
function literalsIn(node: SyntaxNode, code: string): readonly string[] {
  if (node.name === "String") return [code.slice(node.from + 1, node.to - 1)];
  if (node.name === "TemplateString") {
    const holes = node.getChildren("Interpolation");
    const inside = holes.flatMap((hole) => children(hole).flatMap((one) => literalsIn(one, code)));
    return [code.slice(node.from + 1, node.to - 1).replaceAll(/\$\{[^}]*\}/g, ""), ...inside];
  }
  if (["CallExpression", "ArrowFunction", "ObjectExpression"].includes(node.name)) return [];
  if (node.name === "BinaryExpression" && node.getChild("CompareOp")) return [];
  const parts = children(node);
  const asked = node.name === "ConditionalExpression" ? parts.slice(1) : parts;
  return asked.flatMap((part) => literalsIn(part, code));
}

function children(node: SyntaxNode | null): readonly SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) {
    if (/^\w+$/.test(child.name)) all.push(child); // brackets and commas are nodes too
  }
  return all;
}

const unquoted = (text: string): string => text.replaceAll(/^["']|["']$/g, "");

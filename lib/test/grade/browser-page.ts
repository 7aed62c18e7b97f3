import { createRequire } from "node:module";

/** As much of the DOM as the tests of the report look at. */
export interface PageElement {
  readonly textContent: string | null;
  readonly src?: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number };
}

export interface PageWindow {
  readonly document: PageElement;
}

interface Jsdom {
  JSDOM: new (html: string, options: { runScripts: "dangerously" }) => { window: PageWindow };
}

/** Opens a page in jsdom, which runs whatever script it finds. */
export function openPage(html: string): PageWindow {
  const { JSDOM } = createRequire(import.meta.url)("jsdom") as Jsdom; // it brings no types
  return new JSDOM(html, { runScripts: "dangerously" }).window;
}

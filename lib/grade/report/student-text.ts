import { escapeHtml } from "../../core/index.ts";
import { textRenderer } from "./markdown.ts";
import { visibleText } from "./visible-text.ts";

/** Letters of a student's text that are shown; nobody is asked for more than a page. */
const longest = 20_000;

/**
 * The HTML of what a student wrote in Markdown, with formulas. Nothing in it can link, load or run, and
 * headings stay words, so that it cannot pass for a part of the page; what cannot be rendered is shown as it is.
 */
export function studentTextHtml(markdown: string): string {
  const text = visibleText(markdown.slice(0, longest));
  const rest = Math.max(markdown.length - longest, 0);
  const more = rest > 0 ? `<p class="note">… + ${rest}</p>` : "";
  return `<div class="written">${rendered(text)}</div>${more}`;
}

const texts = textRenderer().disable([
  ...["link", "image", "autolink", "linkify", "html_inline", "html_block"],
  ...["reference", "heading", "lheading"],
]);

function rendered(text: string): string {
  try {
    return texts.render(text);
  } catch {
    return `<pre>${escapeHtml(text)}</pre>`; // a formula nested beyond all measure
  }
}

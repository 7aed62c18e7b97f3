import { escapeHtml } from "../../../core/index.ts";
import type { Language } from "../../language.ts";
import { visibleText } from "../../report/visible-text.ts";
import { commentLines } from "../comment-lines.ts";
import type { Mark } from "../gradebook.ts";

/** A student's points and reasons as Moodle takes a comment: HTML, which also keeps a spreadsheet from running it. */
export function worksheetComment(mark: Mark, language: Language): string {
  const lines = commentLines(mark, language).map((line) => escapeHtml(visibleText(line)));
  return `<p>${lines.join("<br>").replace(/\s+/g, " ")}</p>`;
}

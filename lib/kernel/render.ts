import { types } from "node:util";
import { isDisplayable, type MimeBundle, mimeBundle } from "../core/index.ts";
import { plainBundle } from "./render-bundle.ts";
import { renderHistogram } from "./render-histogram.ts";
import { htmlOf, preformatted } from "./render-html.ts";
import { isMatrix, matrixHtml } from "./render-matrix.ts";
import { isEventTable, isRecords, recordsHtml, renderEventTable } from "./render-table.ts";
import { shortText, textOf } from "./render-text.ts";
import { isHistogram } from "./shown-histogram.ts";

/** How a notebook shows a value: always as text and as HTML, and as a picture where it has one. */
export function render(value: unknown): MimeBundle {
  try {
    if (isDisplayable(value)) return plainBundle(value[mimeBundle]());
    return special(value) ?? ordinary(value);
  } catch (error) {
    const text = `[a value that cannot be shown${reasonOf(error)}]`;
    return { "text/plain": text, "text/html": preformatted(text) };
  }
}

/** The forms of what physicists look at; a proxy could answer anything, so it is no such thing. */
function special(value: unknown): MimeBundle | undefined {
  if (types.isProxy(value)) return undefined;
  if (isHistogram(value)) return renderHistogram(value);
  if (isEventTable(value)) return renderEventTable(value, shortText);
  if (isRecords(value)) return { "text/html": recordsHtml(value), "text/plain": textOf(value) };
  if (isMatrix(value)) return { "text/html": matrixHtml(value), "text/plain": textOf(value) };
  return undefined;
}

function ordinary(value: unknown): MimeBundle {
  const text = textOf(value);
  return { "text/html": htmlOf(value, text), "text/plain": text };
}

/** Why, if that can be told: even the message of an error may be a trap. */
function reasonOf(error: unknown): string {
  try {
    return error instanceof Error && error.message ? `: ${error.message}` : "";
  } catch {
    return "";
  }
}

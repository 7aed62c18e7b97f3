import { inspect } from "node:util";
import { isDisplayable, type MimeBundle, mimeBundle } from "../core/index.ts";
import { isHistogram, renderHistogram } from "./render-histogram.ts";
import { isEventTable, isRecords, renderEventTable, renderRecords } from "./render-table.ts";

const plainArrayItems = 100;
const typedArrayItems = 10;

/** How a notebook shows a value: always as text, and as a picture or a table where it has one. */
export function render(value: unknown): MimeBundle {
  try {
    if (isDisplayable(value)) return asStrings(value[mimeBundle]());
    if (isHistogram(value)) return renderHistogram(value);
    if (isEventTable(value)) return renderEventTable(value, inspectShort);
    if (isRecords(value)) return { ...renderRecords(value), "text/plain": asText(value) };
    return { "text/plain": asText(value) };
  } catch (error) {
    const why = error instanceof Error ? `: ${error.message}` : "";
    return { "text/plain": `[a value that cannot be shown${why}]` };
  }
}

function asText(value: unknown): string {
  if (ArrayBuffer.isView(value)) return inspectShort(value);
  if (value instanceof Promise) return `${inspect(value)}: put await before it to get its value`;
  const maxStringLength = typeof value === "string" ? Number.POSITIVE_INFINITY : 1000;
  return inspect(value, { maxArrayLength: plainArrayItems, maxStringLength });
}

/** Long arrays are cut early: there are many in what this shows. */
function inspectShort(value: unknown): string {
  return inspect(value, { maxArrayLength: typedArrayItems, maxStringLength: 200 });
}

/** Pictures may come as bytes; the notebook format wants base64. */
function asStrings(bundle: MimeBundle): MimeBundle {
  const entries = Object.entries(bundle).map(([type, content]) => [
    type,
    content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content,
  ]);
  return Object.fromEntries(entries);
}

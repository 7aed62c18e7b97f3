import type { MimeBundle } from "../core/index.ts";
import { escapeHtml } from "../core/index.ts";

const maxRows = 20;
const maxColumns = 20;
const headRows = 5;

/** The shape of `event`'s EventTable, known by its fields so that copies of the library agree. */
interface EventTable {
  readonly nEvents: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

type Cellular = string | number | bigint | boolean | null | undefined;
type Flat = Readonly<Record<string, Cellular>>;

export function isEventTable(value: unknown): value is EventTable {
  if (typeof value !== "object" || value === null) return false;
  const { nEvents, columns } = value as Partial<EventTable>; // checked below
  return typeof nEvents === "number" && typeof columns === "object" && columns !== null;
}

/** Rows of the same few simple fields: what reads better as a table. */
export function isRecords(value: unknown): value is readonly Flat[] {
  return Array.isArray(value) && value.length > 0 && value.slice(0, maxRows).every(isFlat);
}

function isFlat(value: unknown): value is Flat {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const proto = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) return false;
  const fields = Object.values(value);
  return (
    fields.length > 0 &&
    fields.every((field) => field === null || !/object|function/.test(typeof field))
  );
}

/** A list of flat records as an HTML table of its first rows. */
export function renderRecords(rows: readonly Flat[]): MimeBundle {
  const shown = rows.slice(0, maxRows);
  const names = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const cells = shown.map((row) => names.map((name) => format(row[name])));
  const caption = rows.length > maxRows ? `${maxRows} of ${rows.length} rows` : undefined;
  return { "text/html": htmlTable(names, cells, caption) };
}

/** The first events as an HTML table; as text, every column with its first values. */
export function renderEventTable(
  { nEvents, columns }: EventTable,
  inspect: (value: unknown) => string,
): MimeBundle {
  const names = Object.keys(columns);
  const rows = Array.from({ length: Math.min(headRows, nEvents) }, (_, event) =>
    names.map((name) => format(entry(columns[name], event))),
  );
  const caption = `${nEvents} events, ${names.length} columns`;
  const list = names.map((name) => `  ${name}: ${inspect(columns[name]).replaceAll("\n", " ")}`);
  return {
    "text/plain": [`EventTable of ${caption}`, ...list].join("\n"),
    "text/html": htmlTable(names, rows, caption),
  };
}

/** One event's entry of a flat column, or all its entries of a jagged one. */
function entry(column: unknown, event: number): unknown {
  if (Array.isArray(column)) return column[event];
  if (ArrayBuffer.isView(column)) return (column as Float64Array)[event]; // or another typed array
  const { offsets, values } = column as { offsets: Uint32Array; values: Float64Array }; // event's Jagged
  return Array.from(values.subarray(offsets[event], offsets[event + 1]), format).join(", ");
}

function format(value: unknown): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value ?? "");
  return String(Number(value.toPrecision(6)));
}

function htmlTable(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  caption: string | undefined,
): string {
  const row = (tag: "th" | "td", cells: readonly string[]): string => {
    const more = cells.length > maxColumns ? `<${tag}>…</${tag}>` : "";
    const shown = cells.slice(0, maxColumns).map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`);
    return `<tr>${shown.join("")}${more}</tr>`;
  };
  const title = caption ? `<caption>${escapeHtml(caption)}</caption>` : "";
  const body = rows.map((cells) => row("td", cells)).join("\n");
  return `<table>${title}\n<thead>${row("th", names)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

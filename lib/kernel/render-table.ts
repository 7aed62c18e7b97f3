import type { MimeBundle } from "../core/index.ts";
import { cellText, isRounded, roundedNote } from "./cell-text.ts";
import { htmlTable } from "./html-table.ts";
import { isRecord, ownField } from "./own-field.ts";

const maxRows = 20;
const maxColumns = 20;
const headRows = 5;
/** Entries of one event's list that are shown. */
const maxList = 10;

/** The shape of `event`'s EventTable, known by its fields so that copies of the library agree. */
interface EventTable {
  readonly nEvents: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

export function isEventTable(value: unknown): value is EventTable {
  if (typeof value !== "object" || value === null) return false;
  const [nEvents, columns] = [ownField(value, "nEvents"), ownField(value, "columns")];
  if (!Number.isInteger(nEvents) || !isRecord(columns)) return false;
  return Object.keys(columns).every((name) => isColumn(ownField(columns, name)));
}

function isColumn(value: unknown): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value) || isJagged(value);
}

function isJagged(value: unknown): value is { offsets: Uint32Array; values: Float64Array } {
  if (typeof value !== "object" || value === null) return false;
  const [offsets, values] = [ownField(value, "offsets"), ownField(value, "values")];
  return offsets instanceof Uint32Array && values instanceof Float64Array;
}

/** Rows of the same few simple fields: what reads better as a table. */
export function isRecords(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.slice(0, maxRows).every(isFlat);
}

function isFlat(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const names = Object.keys(value);
  const isSimple = (name: string): boolean => {
    const field = ownField(value, name);
    return field === null || !/object|function|symbol/.test(typeof field);
  };
  return names.length > 0 && names.length <= 200 && names.every(isSimple);
}

/** A list of flat records as an HTML table of its first rows. */
export function recordsHtml(records: readonly object[]): string {
  const shown = records.slice(0, maxRows);
  const names = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const rows = shown.map((row) => names.map((name) => ownField(row, name)));
  const left = records.length > maxRows ? [`${maxRows} of ${records.length} rows`] : [];
  return tableOf(names, rows, left);
}

/** The first events as an HTML table; as text, every column with its first values. */
export function renderEventTable(
  { nEvents, columns }: EventTable,
  inspect: (value: unknown) => string,
): MimeBundle {
  const names = Object.keys(columns);
  const rows = Array.from({ length: Math.min(headRows, nEvents) }, (_, event) =>
    names.map((name) => entry(columns[name], event)),
  );
  const size = `${nEvents} events, ${names.length} columns`;
  const first = nEvents > headRows ? [`the first ${headRows} shown`] : [];
  const list = names.map((name) => `  ${name}: ${inspect(columns[name]).replaceAll("\n", " ")}`);
  return {
    "text/plain": [`EventTable of ${size}`, ...list].join("\n"),
    "text/html": tableOf(names, rows, [size, ...first]),
  };
}

/** One event's entry of a flat column, or all its entries of a jagged one. */
function entry(column: unknown, event: number): unknown {
  if (!isJagged(column)) return (column as Float64Array)[event]; // or another list
  const [from, to] = [column.offsets[event]!, column.offsets[event + 1]!];
  const shown = Array.from(column.values.subarray(from, Math.min(to, from + maxList)), cellText);
  return shown.join(", ") + (to - from > maxList ? `, … ${to - from - maxList} more` : "");
}

/** The table with notes above it of what it leaves out. */
function tableOf(
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
  notes: readonly string[],
): string {
  const shown = names.slice(0, maxColumns);
  const cells = rows.map((row) => row.slice(0, maxColumns));
  const caption = [
    ...notes,
    ...(names.length > maxColumns ? [`${maxColumns} of ${names.length} columns`] : []),
    ...(cells.flat().some(isRounded) ? [roundedNote] : []),
  ];
  return htmlTable({
    header: shown,
    rows: cells.map((row) => row.map(cellShown)),
    caption: caption.join(", "),
  });
}

const maxCell = 200;

function cellShown(value: unknown): string {
  const text = cellText(value);
  return text.length > maxCell ? `${text.slice(0, maxCell)}…` : text;
}

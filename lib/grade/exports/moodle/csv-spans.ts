import { DataError } from "../../../core/index.ts";

/** One field of a CSV text and where it stands there, quotes included. */
export interface Field {
  readonly value: string;
  readonly start: number;
  /** Just after its last character. */
  readonly end: number;
}

export interface CsvSpans {
  readonly delimiter: string;
  /** Without the empty lines. */
  readonly rows: readonly (readonly Field[])[];
}

/**
 * Finds every field of a CSV text, so that one can be changed and all else stays as it is, to the
 * byte: the delimiter (comma, semicolon or tab), the quotes and the ends of lines.
 */
export function csvSpans(text: string, name: string): CsvSpans {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const delimiter = delimiterOf(text.slice(start));
  const rows: (readonly Field[])[] = [];
  for (let at = start; at < text.length; ) {
    const { fields, next } = recordAt(text, at, delimiter, name);
    if (fields.length > 1 || fields[0]?.value.trim() !== "") rows.push(fields);
    at = next;
  }
  return { delimiter, rows };
}

/** The text with other values in some of its fields. */
export function withValues(text: string, values: ReadonlyMap<Field, string>): string {
  let [result, at] = ["", 0];
  for (const [{ start, end }, value] of [...values].sort(([a], [b]) => a.start - b.start)) {
    result += text.slice(at, start) + value;
    at = end;
  }
  return result + text.slice(at);
}

/** A text as a field of a CSV file, whatever the delimiter. */
export function quotedField(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** What stands between the fields of the first line most often. */
function delimiterOf(text: string): string {
  const [line = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

function recordAt(
  text: string,
  from: number,
  delimiter: string,
  name: string,
): { fields: readonly Field[]; next: number } {
  const fields: Field[] = [];
  for (let at = from; ; ) {
    const field = text[at] === '"' ? quotedAt(text, at, name) : plainAt(text, at, delimiter);
    fields.push(field);
    if (text[field.end] !== delimiter) return { fields, next: afterBreak(text, field.end, name) };
    at = field.end + delimiter.length;
  }
}

function plainAt(text: string, start: number, delimiter: string): Field {
  let end = start;
  while (end < text.length && !`${delimiter}\r\n`.includes(text[end]!)) end++;
  return { value: text.slice(start, end), start, end };
}

function quotedAt(text: string, start: number, name: string): Field {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) throw new DataError(placeOf(text, start, name), "a quotation mark is never closed");
  const value = text.slice(start + 1, end).replaceAll('""', '"');
  return { value, start, end: end + 1 };
}

function afterBreak(text: string, at: number, name: string): number {
  if (at >= text.length) return at;
  if (text.startsWith("\r\n", at)) return at + 2;
  if (text[at] === "\r" || text[at] === "\n") return at + 1;
  throw new DataError(placeOf(text, at, name), "there is text after a closing quotation mark");
}

function placeOf(text: string, at: number, name: string): string {
  return `${name}:${text.slice(0, at).split("\n").length}`;
}

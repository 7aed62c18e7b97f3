import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import { DataError } from "../core/index.ts";
import { type Column, type EventTable, eventTable } from "../event/index.ts";

export interface CsvOptions {
  /** What stands between two fields. Default: ",". */
  delimiter?: string;
}

export interface ParseCsvOptions extends CsvOptions {
  /** What to call the text in messages. Default: "CSV text". */
  name?: string;
}

/** One row of fields and the line of the file it begins on. */
interface Line {
  readonly fields: readonly string[];
  readonly number: number;
}

/** Reads a CSV file whose first line names the columns. */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<EventTable> {
  return parseCsv(await readFile(path, "utf8"), { ...options, name: path });
}

/**
 * Reads CSV text whose first line names the columns. A column whose first value is a number must hold
 * numbers throughout, with NaN for an empty field; any other column is kept as text.
 */
export function parseCsv(
  csv: string,
  { name = "CSV text", delimiter = "," }: ParseCsvOptions = {},
): EventTable {
  const [header, ...rows] = linesOf(csv, name, delimiter);
  if (!header) throw new DataError(name, "the file is empty, wanted a line with column names");
  checkHeader(name, header);
  for (const row of rows) {
    if (row.fields.length !== header.fields.length) {
      const [found, wanted] = [row.fields.length, header.fields.length];
      throw new DataError(`${name}:${row.number}`, `${found} fields, the header has ${wanted}`);
    }
  }
  const columns: Record<string, Column> = {};
  for (const [i, title] of header.fields.entries()) columns[title] = columnOf(name, title, i, rows);
  return eventTable(columns);
}

function linesOf(csv: string, name: string, delimiter: string): Line[] {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { delimiter });
  const [problem] = errors;
  if (problem) throw new DataError(`${name}:${(problem.row ?? 0) + 1}`, problem.message);
  const lines: Line[] = [];
  let number = 1;
  for (const row of data) {
    const fields = number === 1 ? row.map((field) => field.trim()) : row;
    const isBlank = row.length === 1 && row[0]?.trim() === "";
    if (!isBlank) lines.push({ fields, number });
    number += 1 + lineBreaksIn(row);
  }
  return lines;
}

/** Line breaks inside quoted fields, so that messages name the right line. */
function lineBreaksIn(fields: readonly string[]): number {
  let breaks = 0;
  for (const field of fields) if (field.includes("\n")) breaks += field.split("\n").length - 1;
  return breaks;
}

function checkHeader(name: string, { fields, number }: Line): void {
  const where = `${name}:${number}`;
  if (fields.every((title) => !Number.isNaN(numberIn(title)))) {
    throw new DataError(where, `wanted column names, met the numbers ${fields.join(", ")}`);
  }
  for (const [i, title] of fields.entries()) {
    if (title === "") throw new DataError(where, `column ${i + 1} has no name`);
    if (fields.indexOf(title) < i) throw new DataError(where, `two columns are called ${title}`);
  }
}

function columnOf(name: string, title: string, i: number, rows: readonly Line[]): Column {
  const first = rows.find(({ fields }) => fields[i]?.trim() !== "")?.fields[i];
  if (first !== undefined && !isNumber(first)) return rows.map(({ fields }) => fields[i]!);
  const values = new Float64Array(rows.length);
  for (const [event, { fields, number }] of rows.entries()) {
    const field = fields[i]!;
    if (!isNumber(field) && field.trim() !== "") {
      throw new DataError(`${name}:${number}`, `${title} is "${field}", wanted a number`);
    }
    values[event] = numberIn(field);
  }
  return values;
}

function isNumber(field: string): boolean {
  return !Number.isNaN(numberIn(field)) || /^\s*[+-]?nan\s*$/i.test(field);
}

/** The number written in a field, NaN for an empty one and for words; C's "inf" counts. */
function numberIn(field: string): number {
  const value = Number(field);
  if (value === 0 && field.trim() === "") return Number.NaN; // Number("") is 0
  if (!Number.isNaN(value)) return value;
  const infinite = /^\s*([+-]?)inf\s*$/i.exec(field);
  return infinite ? Number(`${infinite[1]}Infinity`) : Number.NaN;
}

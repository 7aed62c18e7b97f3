import { readFile } from "node:fs/promises";
import type { Table, Vector } from "apache-arrow";
import { DataError } from "../core/index.ts";
import { type Column, type EventTable, eventTable, isJagged, isText } from "../event/index.ts";
import { writeWhole } from "./whole-file.ts";

/**
 * Reads a table of Arrow's file or stream format (".arrow", ".feather"). Numbers of any width become doubles,
 * booleans 0 and 1, missing numbers NaN; columns of anything but numbers, lists of numbers and text are left out.
 */
export async function readArrow(path: string): Promise<EventTable> {
  const { tableFromIPC } = await import("apache-arrow");
  const bytes = await readFile(path);
  let table: Table;
  try {
    table = tableFromIPC(bytes);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataError(path, `is damaged or no Arrow file (${why})`, { cause });
  }
  const columns: Record<string, Column> = {};
  for (const { name } of table.schema.fields) {
    const column = columnOf(`${path}, ${name}`, table.getChild(name));
    if (column) columns[name] = column;
  }
  return Object.keys(columns).length > 0
    ? eventTable(columns)
    : { nEvents: table.numRows, columns: {} };
}

/** Writes a table in Arrow's file format, all or not at all: numbers as Float64, lists as List<Float64>, text as Utf8. */
export async function writeArrow(path: string, { columns }: EventTable): Promise<void> {
  const arrow = await import("apache-arrow");
  const vectors: Record<string, Vector> = {};
  for (const [name, values] of Object.entries(columns)) {
    vectors[name] = await vectorOf(values);
  }
  writeWhole(path, arrow.tableToIPC(new arrow.Table(vectors), "file"));
}

async function vectorOf(values: Column): Promise<Vector> {
  const arrow = await import("apache-arrow");
  if (isText(values)) return arrow.vectorFromArray([...values], new arrow.Utf8());
  if (!isJagged(values)) return arrow.makeVector(values);
  const item = arrow.Field.new({ name: "item", type: new arrow.Float64() });
  return arrow.makeVector(
    arrow.makeData({
      type: new arrow.List(item),
      length: values.offsets.length - 1,
      valueOffsets: Int32Array.from(values.offsets),
      child: arrow.makeData({ type: new arrow.Float64(), data: values.values }),
    }),
  );
}

/** Undefined for what an event table has no column for. */
function columnOf(where: string, vector: Vector | null): Column | undefined {
  const type = String(vector?.type);
  if (!vector) return undefined;
  if (/^(Large)?Utf8|^Dictionary<.*Utf8/.test(type)) {
    return Array.from(vector, (word: unknown) => `${word ?? ""}`);
  }
  const list = /^List<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return isNumeric(list) ? listsOf(where, vector) : undefined;
  if (!isNumeric(type)) return undefined;
  return Float64Array.from(vector, (value: unknown) => numberOf(where, value));
}

function isNumeric(type: string): boolean {
  return /^(U?int\d+|Float\d+|Bool)$/i.test(type);
}

function listsOf(where: string, vector: Vector): Column {
  const offsets = new Uint32Array(vector.length + 1);
  const parts: Float64Array[] = [];
  let i = 0;
  for (const list of vector as Iterable<Vector | null>) {
    const part = Float64Array.from(list ?? [], (value: unknown) => numberOf(where, value));
    parts.push(part);
    offsets[i + 1] = offsets[i]! + part.length;
    i++;
  }
  const values = new Float64Array(offsets[vector.length]!);
  for (const [k, part] of parts.entries()) values.set(part, offsets[k]);
  return { offsets, values };
}

function numberOf(where: string, value: unknown): number {
  if (value === null || value === undefined) return Number.NaN;
  const number = Number(value);
  if (typeof value === "bigint" && !Number.isSafeInteger(number)) {
    throw new DataError(where, `holds ${value}, and a number is exact only up to 2⁵³`);
  }
  return number;
}

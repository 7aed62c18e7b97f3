import { DataError } from "../core/index.ts";
import { type Column, type EventTable, eventTable, type Jagged } from "../event/index.ts";
import { type OpenParquet, openParquet, type ParquetColumn } from "./hyparquet.ts";

export interface ReadParquetOptions {
  /** Names of the columns to read. Default: every one that holds numbers, lists of numbers or text. */
  columns?: readonly string[];
  /** First event to read, and the one to stop before. Default: all. */
  range?: readonly [from: number, to: number];
}

/** What is in a Parquet file. */
export interface ParquetListing {
  readonly nEvents: number;
  readonly columns: readonly ParquetColumn[];
  /** Words about the file, by name: for our own samples process, cross-section and seed. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The columns of a Parquet file and the words about it, without reading the events. */
export async function listParquet(path: string): Promise<ParquetListing> {
  const { nEvents, columns, metadata } = await guarded(path, () => openParquet(path));
  return { nEvents, columns, metadata };
}

/**
 * Reads columns of a Parquet file. Numbers of any width become doubles, booleans 0 and 1, missing
 * numbers NaN, missing text empty; integers beyond 2⁵³ are refused, since they would not be exact.
 */
export async function readParquet(
  path: string,
  { columns, range }: ReadParquetOptions = {},
): Promise<EventTable> {
  const file = await guarded(path, () => openParquet(path));
  const [from, to] = range ?? [0, file.nEvents];
  checkRange(path, file.nEvents, from, to);
  const wanted = columns
    ? columns.map((name) => columnNamed(path, file, name))
    : file.columns.filter(({ holds }) => holds);
  const read: Record<string, Column> = {};
  for (const column of wanted) {
    read[column.name] = await guarded(path, () => readColumn(path, file, column, from, to));
  }
  return wanted.length > 0 ? eventTable(read) : { nEvents: to - from, columns: {} };
}

async function readColumn(
  path: string,
  file: OpenParquet,
  { name, holds }: ParquetColumn,
  from: number,
  to: number,
): Promise<Column> {
  const where = `${path}, ${name}`;
  const parts: ArrayLike<unknown>[] = [];
  for await (const part of file.read(name, from, to)) parts.push(part);
  if (holds === "text") return parts.flatMap((part) => Array.from(part, (word) => `${word ?? ""}`));
  if (holds === "numbers") return numbersIn(where, parts);
  return listsIn(where, parts as ArrayLike<ArrayLike<unknown> | null>[], to - from); // as the schema says
}

function listsIn(
  where: string,
  parts: readonly ArrayLike<ArrayLike<unknown> | null>[],
  nEvents: number,
): Jagged {
  const offsets = new Uint32Array(nEvents + 1);
  let event = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++, event++) {
      offsets[event + 1] = offsets[event]! + (part[i]?.length ?? 0);
    }
  }
  const values = new Float64Array(offsets[nEvents]!);
  let at = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) at = copyNumbers(where, part[i] ?? [], values, at);
  }
  return { offsets, values };
}

function numbersIn(where: string, parts: readonly ArrayLike<unknown>[]): Float64Array {
  const values = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at = copyNumbers(where, part, values, at);
  return values;
}

/** Returns where the next ones go. */
function copyNumbers(
  where: string,
  from: ArrayLike<unknown>,
  to: Float64Array,
  at: number,
): number {
  if (from instanceof Float64Array) to.set(from, at);
  else for (let i = 0; i < from.length; i++) to[at + i] = numberOf(where, from[i]);
  return at + from.length;
}

function numberOf(where: string, value: unknown): number {
  if (typeof value === "number") return value;
  if (value === null || value === undefined) return Number.NaN;
  const number = Number(value);
  if (typeof value === "bigint" && !Number.isSafeInteger(number)) {
    throw new DataError(where, `holds ${value}, and a number is exact only up to 2⁵³`);
  }
  return number;
}

function columnNamed(path: string, { columns }: OpenParquet, name: string): ParquetColumn {
  const column = columns.find((candidate) => candidate.name === name);
  if (column?.holds) return column;
  if (column) {
    throw new DataError(
      `${path}, ${name}`,
      `holds ${column.type}, but only numbers, lists of numbers and text can be read`,
    );
  }
  throw new RangeError(
    `No column ${name} in ${path}: it has ${columns.map((known) => known.name).join(", ")}`,
  );
}

function checkRange(path: string, nEvents: number, from: number, to: number): void {
  if (Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= nEvents) {
    return;
  }
  throw new RangeError(
    `Cannot read events ${from} to ${to} of ${path}: a range within 0 to ${nEvents} is wanted`,
  );
}

/** Errors of the system and of ours pass; whatever else goes wrong is the file's fault. */
async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof DataError || (cause instanceof Error && "code" in cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const codec = /unsupported compression codec: (\w+)/.exec(reason)?.[1];
    const what = codec
      ? `is compressed with ${codec}, which cannot be read here: write it with SNAPPY or GZIP`
      : `is damaged or no Parquet file (${reason})`;
    throw new DataError(path, what, { cause });
  }
}

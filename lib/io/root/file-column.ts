import type { Jagged, TextColumn } from "../../event/index.ts";

/**
 * A column as a file holds it. Numbers of up to 53 bits are doubles, 64-bit integers stay exact, and
 * lists may hold anything again; of numbers, they are the event table's own `Jagged`.
 */
export type FileColumn = FileNumbers | TextColumn | FileLists;

export type FileNumbers = Float64Array | BigInt64Array | BigUint64Array;

/** A list per event, or per list around it. */
export interface FileLists {
  readonly offsets: Uint32Array;
  readonly values: FileColumn;
}

/** Columns of a file by name, with one entry per event each. */
export interface FileTable {
  readonly nEvents: number;
  readonly columns: Readonly<Record<string, FileColumn>>;
}

export function isLists(column: FileColumn): column is FileLists {
  return "offsets" in column;
}

export function isWords(column: FileColumn): column is TextColumn {
  return Array.isArray(column);
}

/** Whether an event table can hold it as it is: a number, a list of numbers or a word per event. */
export function isJaggedNumbers(column: FileColumn): column is Jagged {
  return isLists(column) && column.values instanceof Float64Array;
}

/** Entries of a column. */
export function lengthOf(column: FileColumn): number {
  return isLists(column) ? column.offsets.length - 1 : column.length;
}

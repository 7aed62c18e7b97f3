import type { FileColumn } from "../file-column.ts";
import type { Cursor } from "./cursor.ts";

/** Collects values of one shape, column by column: no value ever becomes an object of its own. */
export interface Filler {
  /** Reads `n` values that lie one after the other. */
  read(cursor: Cursor, n: number): void;
  /** Reads `n` numbers, each so many bytes behind the one before; only numbers of one width can. */
  readApart?(view: DataView, from: number, n: number, apart: number): void;
  /** Reads so many whole entries of a basket, where that is faster than one by one. */
  readEntries?(cursor: Cursor, offsets: ArrayLike<number>, entries: number): void;
  /** Reads `n` values as members of objects that lie together: containers and words share one header. */
  readTogether?(cursor: Cursor, n: number): void;
  /** As many columns as the shape has leaves, by path. */
  columns(): (readonly [path: string, values: FileColumn])[];
}

import type { FileNumbers } from "../file-column.ts";

/** An array that grows as numbers come. */
export interface Growing<T extends FileNumbers | Uint32Array> {
  values: T;
  n: number;
}

/** An array type of which arrays can be made in memory that is there. */
interface ArrayKind<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBufferLike, from: number, length: number): T;
}

/** Small arrays share blocks of memory: to ask for it takes longer than to fill it. */
const [blockBytes, smallBytes] = [65_536, 16_384];
let block = memory(blockBytes);
let taken = 0;

/** An array of that length whose numbers are yet to be written. */
export function unwritten<T extends FileNumbers | Uint32Array>(
  kind: ArrayKind<T>,
  length: number,
): T {
  const bytes = kind.BYTES_PER_ELEMENT * length;
  if (bytes > smallBytes) return new kind(memory(bytes), 0, length);
  if (taken + bytes > blockBytes) {
    block = memory(blockBytes);
    taken = 0;
  }
  const from = taken;
  taken += 8 * Math.ceil(bytes / 8);
  return new kind(block, from, length);
}

/** Memory that nobody has cleared. */
function memory(bytes: number): ArrayBufferLike {
  return Buffer.allocUnsafeSlow(bytes).buffer;
}

/** Numbers that an array has room for at least once it has grown. */
const leastRoom = 32;

/** Makes room for `more` numbers and gives where the first goes; the first time exactly so many. */
export function room(list: Growing<FileNumbers | Uint32Array>, more: number): number {
  const { n, values } = list;
  list.n = n + more;
  if (list.n > values.length) {
    const make = values.constructor as new (length: number) => typeof values; // another of its kind
    const larger = new make(Math.max(list.n, Math.ceil(1.5 * values.length), leastRoom));
    larger.set(values as never); // of the same kind
    list.values = larger;
  }
  return n;
}

/** The numbers so far; if much room is left behind them, without it. */
export function filled<T extends FileNumbers | Uint32Array>({ values, n }: Growing<T>): T {
  if (values.length === n) return values;
  const part = n > 0.8 * values.length ? values.subarray(0, n) : values.slice(0, n);
  return part as T; // of the same kind
}

import type { FileNumbers } from "../file-column.ts";

/** An array that grows as numbers come. */
export interface Growing<T extends FileNumbers | Uint32Array> {
  values: T;
  n: number;
}

/** Makes room for `more` numbers and gives where the first goes; the first time exactly so many. */
export function room(list: Growing<FileNumbers | Uint32Array>, more: number): number {
  const { n, values } = list;
  list.n = n + more;
  if (list.n > values.length) {
    const make = values.constructor as new (length: number) => typeof values; // another of its kind
    const larger = new make(Math.max(list.n, Math.ceil(1.5 * values.length)));
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

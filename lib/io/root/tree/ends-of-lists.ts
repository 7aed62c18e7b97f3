import { filled, type Growing, room } from "./growing.ts";

/** Where lists end, as their lengths come. */
export interface ListEnds {
  add(length: number): void;
  /** Lists that lie one after the other, each of so many values of `width` bytes; false if one is not a whole number. */
  addAll(offsets: ArrayLike<number>, from: number, to: number, width: number): boolean;
  offsets(): Uint32Array;
}

/** For about so many lists. */
export function endsOfLists(expected: number): ListEnds {
  const ends: Growing<Uint32Array> = { values: new Uint32Array(expected + 1), n: 1 };
  let end = 0;
  return {
    add(length) {
      end += length;
      if (ends.n === ends.values.length) grow(ends);
      ends.values[ends.n++] = end;
    },
    addAll(offsets, from, to, width) {
      const at = room(ends, to - from) - from;
      const start = offsets[from]!;
      const { values } = ends;
      let areWhole = true;
      for (let i = from; i < to; i++) {
        const length = (offsets[i + 1]! - start) / width;
        values[at + i] = end + length;
        if (length !== length >>> 0) areWhole = false;
      }
      end = values[ends.n - 1]!;
      return areWhole;
    },
    offsets: () => filled(ends),
  };
}

function grow(ends: Growing<Uint32Array>): void {
  const { n } = ends;
  room(ends, n + 64);
  ends.n = n;
}

import { filled, type Growing, room, unwritten } from "./growing.ts";

/** Where lists end, as their lengths come. */
export interface ListEnds {
  add(length: number): void;
  /** So many lists that lie one after the other, each of so many values of `width` bytes; false if one is not a whole number. */
  addAll(offsets: ArrayLike<number>, lists: number, width: number): boolean;
  offsets(): Uint32Array;
}

/** For about so many lists. */
export function endsOfLists(expected: number): ListEnds {
  const ends: Growing<Uint32Array> = { values: unwritten(Uint32Array, expected + 1), n: 1 };
  ends.values[0] = 0;
  let end = 0;
  return {
    add(length) {
      end += length;
      if (ends.n === ends.values.length) grow(ends);
      ends.values[ends.n++] = end;
    },
    addAll(offsets, lists, width) {
      const at = room(ends, lists);
      const start = offsets[0]!;
      const { values } = ends;
      let areWhole = true;
      for (let i = 0; i < lists; i++) {
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

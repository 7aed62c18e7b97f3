import { filled, type Growing, room } from "./growing.ts";

/** Where lists end, as their lengths come. */
export interface ListEnds {
  add(length: number): void;
  /** Whether all lengths were whole numbers. */
  areWhole(): boolean;
  offsets(): Uint32Array;
}

/** For about so many lists. */
export function endsOfLists(expected: number): ListEnds {
  const ends: Growing<Uint32Array> = { values: new Uint32Array(expected + 1), n: 1 };
  let end = 0;
  let areWhole = true;
  return {
    add(length) {
      end += length;
      if (ends.n === ends.values.length) grow(ends);
      ends.values[ends.n++] = end;
      areWhole &&= Number.isInteger(length);
    },
    areWhole: () => areWhole,
    offsets: () => filled(ends),
  };
}

function grow(ends: Growing<Uint32Array>): void {
  const { n } = ends;
  room(ends, n + 64);
  ends.n = n;
}

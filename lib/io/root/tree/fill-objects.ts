import { type Cursor, damaged, readCount, readHeader, step } from "./cursor.ts";
import { endsOfLists } from "./ends-of-lists.ts";
import type { Filler } from "./filler.ts";
import { filled, type Growing, room, unwritten } from "./growing.ts";

/** Flags of a TObject: something refers to it; it refers to something in another process. */
const [referenced, hasUuid] = [1 << 4, 1 << 5];

/** TObject: version, number, flags; two bytes more if something refers to it. */
export function passObjectBases(cursor: Cursor, n: number): void {
  for (let i = 0; i < n; i++) {
    const start = step(cursor, 10);
    if (cursor.view.getUint32(start + 6) & referenced) step(cursor, 2);
  }
}

/** The flags of TObjects. */
export function bitsFiller(expected: number): Filler {
  return numbersFiller(expected, (cursor) => {
    const bits = cursor.view.getUint32(step(cursor, 4));
    if (bits & referenced) step(cursor, 2);
    return bits;
  });
}

/** The numbers of the objects that TRefs refer to. */
export function referenceFiller(expected: number): Filler {
  const { read, columns } = numbersFiller(expected, (cursor) => {
    const start = step(cursor, 12);
    if (cursor.view.getUint32(start + 6) & hasUuid) throw damaged(cursor);
    return cursor.view.getUint32(start + 2);
  });
  return { read, columns: () => columns().map(([, values]) => ["fUniqueID", values] as const) };
}

/** The numbers of the objects that TRefArrays refer to. */
export function referencesFiller(header: boolean, expected: number): Filler {
  const ids = numbersFiller(expected, (cursor) => cursor.view.getUint32(step(cursor, 4)));
  const ends = endsOfLists(expected);
  return {
    read(cursor, n) {
      for (let i = 0; i < n; i++) {
        if (header) readHeader(cursor);
        passObjectBases(cursor, 1);
        step(cursor, cursor.bytes[step(cursor, 1)]!); // its name
        const count = readCount(cursor, 4);
        step(cursor, 6); // lowest index and process
        ids.read(cursor, count);
        ends.add(count);
      }
    },
    columns: () =>
      ids.columns().map(([, values]) => ["fUIDs", { offsets: ends.offsets(), values }] as const),
  };
}

function numbersFiller(expected: number, readOne: (cursor: Cursor) => number): Filler {
  const numbers: Growing<Float64Array> = { values: unwritten(Float64Array, expected), n: 0 };
  return {
    read(cursor, n) {
      const at = room(numbers, n);
      for (let i = 0; i < n; i++) numbers.values[at + i] = readOne(cursor);
    },
    columns: () => [["", filled(numbers)]],
  };
}

import { type Cursor, step } from "./cursor.ts";
import type { Filler } from "./filler.ts";
import { filled, type Growing, room, unwritten } from "./growing.ts";
import { type NumberKind, type PackedShape, widthOf } from "./shape.ts";
import { swapped } from "./swapped.ts";

/** Copies `n` numbers, each so many bytes behind the one before, from a place in a file's bytes to a place in an array. */
type Copy = (
  view: DataView,
  from: number,
  to: Float64Array,
  at: number,
  n: number,
  apart: number,
) => void;

const copies: Readonly<Record<Exclude<NumberKind, "i8" | "u8">, Copy>> = {
  bool: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getUint8(from + apart * i) === 0 ? 0 : 1;
  },
  i1: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getInt8(from + apart * i);
  },
  u1: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getUint8(from + apart * i);
  },
  i2: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getInt16(from + apart * i);
  },
  u2: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getUint16(from + apart * i);
  },
  i4: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getInt32(from + apart * i);
  },
  u4: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getUint32(from + apart * i);
  },
  f4: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getFloat32(from + apart * i);
  },
  f8: (view, from, to, at, n, apart) => {
    for (let i = 0; i < n; i++) to[at + i] = view.getFloat64(from + apart * i);
  },
};

/** So many numbers, and more, are copied faster if their bytes are turned round first. */
const many = 256;

/** Numbers of one kind; 64-bit integers keep all their bits. */
export function numberFiller(kind: NumberKind, expected: number): Filler {
  if (kind === "i8" || kind === "u8") return integerFiller(kind, expected);
  const numbers: Growing<Float64Array> = { values: unwritten(Float64Array, expected), n: 0 };
  const [copy, width, turn] = [copies[kind], widthOf(kind), swapped[kind]];
  return {
    read(cursor, n) {
      const from = step(cursor, n * width);
      const at = room(numbers, n);
      if (n < many || !turn) copy(cursor.view, from, numbers.values, at, n, width);
      else turn(cursor.bytes, from, numbers.values, at, n);
    },
    readApart(view, from, n, apart) {
      const at = room(numbers, n);
      copy(view, from, numbers.values, at, n, apart);
    },
    columns: () => [["", filled(numbers)]],
  };
}

function integerFiller(kind: "i8" | "u8", expected: number): Filler {
  const integers: Growing<BigInt64Array | BigUint64Array> = {
    values:
      kind === "i8" ? unwritten(BigInt64Array, expected) : unwritten(BigUint64Array, expected),
    n: 0,
  };
  return {
    read(cursor, n) {
      const from = step(cursor, n * 8);
      const at = room(integers, n);
      const { buffer, byteOffset } = integers.values;
      const halves = new Uint32Array(buffer, byteOffset + 8 * at, 2 * n);
      for (let i = 0; i < halves.length; i += 2) {
        halves[i] = cursor.view.getUint32(from + 4 * i + 4); // the lower half comes first in memory
        halves[i + 1] = cursor.view.getUint32(from + 4 * i);
      }
    },
    columns: () => [["", filled(integers)]],
  };
}

/** Float16_t and Double32_t. */
export function packedFiller({ bits, range, single }: PackedShape, expected: number): Filler {
  const numbers: Growing<Float64Array> = { values: unwritten(Float64Array, expected), n: 0 };
  const scratch = new DataView(new ArrayBuffer(4));
  const unpack = (cursor: Cursor): number => {
    if (range) {
      const value = cursor.view.getUint32(step(cursor, 4)) / range.factor + range.low;
      return single ? Math.fround(value) : value;
    }
    const start = step(cursor, 3);
    const exponent = cursor.bytes[start]!;
    const mantissa = cursor.view.getUint16(start + 1);
    const lowBits = mantissa & (2 ** (bits + 1) - 1);
    scratch.setUint32(0, (exponent << 23) | (lowBits << (23 - bits)));
    const value = scratch.getFloat32(0);
    return mantissa & (1 << (bits + 1)) ? -value : value;
  };
  return {
    read(cursor, n) {
      const at = room(numbers, n);
      for (let i = 0; i < n; i++) numbers.values[at + i] = unpack(cursor);
    },
    columns: () => [["", filled(numbers)]],
  };
}

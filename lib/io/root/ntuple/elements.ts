import type { ColumnInfo } from "./schema.ts";

/** How a column's numbers are written: their kind, and how their bytes are rearranged. */
interface Coding {
  readonly kind: "bit" | "int" | "uint" | "real" | "half" | "truncated" | "quantised";
  readonly bytes: number;
  readonly split?: boolean;
  readonly zigzag?: boolean;
  /** Whether each stands for the difference to the one before it. */
  readonly delta?: boolean;
}

/** Column types of the format's specification by number; 0x10, a switch, is left out. */
const codings: Readonly<Record<number, Coding>> = {
  0: { kind: "bit", bytes: 0 },
  1: { kind: "uint", bytes: 1 },
  2: { kind: "int", bytes: 1 },
  3: { kind: "int", bytes: 1 },
  4: { kind: "uint", bytes: 1 },
  5: { kind: "int", bytes: 2 },
  6: { kind: "uint", bytes: 2 },
  7: { kind: "int", bytes: 4 },
  8: { kind: "uint", bytes: 4 },
  9: { kind: "int", bytes: 8 },
  10: { kind: "uint", bytes: 8 },
  11: { kind: "half", bytes: 2 },
  12: { kind: "real", bytes: 4 },
  13: { kind: "real", bytes: 8 },
  14: { kind: "uint", bytes: 4 },
  15: { kind: "uint", bytes: 8 },
  17: { kind: "int", bytes: 2, split: true, zigzag: true },
  18: { kind: "uint", bytes: 2, split: true },
  19: { kind: "int", bytes: 4, split: true, zigzag: true },
  20: { kind: "uint", bytes: 4, split: true },
  21: { kind: "int", bytes: 8, split: true, zigzag: true },
  22: { kind: "uint", bytes: 8, split: true },
  23: { kind: "half", bytes: 2, split: true },
  24: { kind: "real", bytes: 4, split: true },
  25: { kind: "real", bytes: 8, split: true },
  26: { kind: "uint", bytes: 4, split: true, delta: true },
  27: { kind: "uint", bytes: 8, split: true, delta: true },
  28: { kind: "truncated", bytes: 0 },
  29: { kind: "quantised", bytes: 0 },
};

/** The values of a page, at full precision: 64-bit integers as such, all else as doubles. */
export type Elements = Float64Array | BigInt64Array | BigUint64Array;

/** Whether a column's type is one that can be read. */
export function isKnown({ type, bits, range }: ColumnInfo): boolean {
  const coding = codings[type];
  if (!coding) return false;
  if (coding.kind === "truncated") return bits >= 10 && bits <= 31;
  if (coding.kind === "quantised") return bits >= 1 && bits <= 32 && range !== undefined;
  return bits === Math.max(1, 8 * coding.bytes);
}

/** Length of a page of so many values when unpacked. */
export function pageBytes({ bits }: ColumnInfo, elements: number): number {
  return Math.ceil((elements * bits) / 8);
}

/** Takes a page apart; RNTuple Binary Format Specification 1.0, "Column Description". */
export function decodePage(column: ColumnInfo, page: Uint8Array, n: number): Elements {
  const { kind, bytes, split, zigzag, delta } = codings[column.type]!;
  if (bytes === 0) return packedBits(column, kind, page, n);
  const plain = split ? joined(page, bytes, n) : page;
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  if (bytes === 8 && kind !== "real") return integers64(view, n, codings[column.type]!);
  const values = new Float64Array(n);
  const read = reader(view, kind, bytes);
  for (let i = 0; i < n; i++) values[i] = read(bytes * i);
  if (zigzag) for (let i = 0; i < n; i++) values[i] = unzigzag(values[i]!, 2 ** (8 * bytes));
  if (delta) for (let i = 1; i < n; i++) values[i]! += values[i - 1]!;
  return values;
}

function reader(view: DataView, kind: Coding["kind"], bytes: number): (at: number) => number {
  if (kind === "half") return (at) => halfFloat(view.getUint16(at, true));
  if (kind === "real") {
    return bytes === 4 ? (at) => view.getFloat32(at, true) : (at) => view.getFloat64(at, true);
  }
  if (kind === "int") {
    if (bytes === 1) return (at) => view.getInt8(at);
    return bytes === 2 ? (at) => view.getInt16(at, true) : (at) => view.getInt32(at, true);
  }
  if (bytes === 1) return (at) => view.getUint8(at);
  return bytes === 2 ? (at) => view.getUint16(at, true) : (at) => view.getUint32(at, true);
}

/** 0, −1, 1, −2 … from 0, 1, 2, 3 …; the reader has taken it for a number with a sign. */
function unzigzag(value: number, all: number): number {
  const natural = value < 0 ? value + all : value;
  return natural % 2 === 0 ? natural / 2 : -(natural + 1) / 2;
}

function integers64(
  view: DataView,
  n: number,
  { kind, zigzag, delta }: Coding,
): BigInt64Array | BigUint64Array {
  const natural = new BigUint64Array(n);
  for (let i = 0; i < n; i++) natural[i] = view.getBigUint64(8 * i, true);
  if (delta) for (let i = 1; i < n; i++) natural[i] = natural[i]! + natural[i - 1]!;
  if (kind === "uint") return natural;
  const values = new BigInt64Array(natural.buffer);
  if (zigzag) for (let i = 0; i < n; i++) values[i] = (natural[i]! >> 1n) ^ -(natural[i]! & 1n);
  return values;
}

/** Puts the bytes of each value together again: a page has all first bytes first. */
function joined(page: Uint8Array, bytes: number, n: number): Uint8Array {
  const plain = new Uint8Array(n * bytes);
  for (let b = 0; b < bytes; b++) {
    for (let i = 0, from = b * n; i < n; i++) plain[i * bytes + b] = page[from + i]!;
  }
  return plain;
}

/** Values of any number of bits, lowest bit first. */
function packedBits(
  { bits, range }: ColumnInfo,
  kind: Coding["kind"],
  page: Uint8Array,
  n: number,
): Float64Array {
  const values = new Float64Array(n);
  const scratch = new DataView(new ArrayBuffer(4));
  const [low, high] = range ?? [0, 1];
  const step = (high - low) / (2 ** bits - 1);
  for (let i = 0; i < n; i++) {
    const raw = bitsAt(page, i * bits, bits);
    if (kind === "truncated") {
      scratch.setUint32(0, raw * 2 ** (32 - bits));
      values[i] = scratch.getFloat32(0);
    } else values[i] = kind === "quantised" ? low + raw * step : raw;
  }
  return values;
}

function bitsAt(page: Uint8Array, from: number, bits: number): number {
  let [value, weight] = [0, 1];
  for (let bit = from; bit < from + bits; bit++) {
    if (page[bit >> 3]! & (1 << (bit & 7))) value += weight;
    weight *= 2;
  }
  return value;
}

/** IEEE 754 half precision. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, mantissa] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

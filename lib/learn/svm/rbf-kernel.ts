import { wantsWasm, wasmExports, wasmMemory } from "../../core/wasm.ts";

/** Points as the kernel takes them. */
export interface KernelPoints {
  /** One array per dimension, of 32-bit numbers. */
  readonly columns: readonly Float32Array[];
  readonly n: number;
  /** γ of e^(−γ|x − y|²). */
  readonly gamma: number;
}

/** The kernel of one point with all points of a set. */
export interface KernelRows {
  /** The kernel with point i; valid until many other rows have been asked for. Shape: (n). */
  row(i: number): Float32Array;
}

/** A sum over all points of a set, each times its coefficient, of the kernel with one point elsewhere. */
export type KernelSum = (point: Float32Array) => number;

/** What assembly/rbf-kernel.ts exports; arrays are addresses there. */
interface Compiled {
  kernelRow(
    columns: number,
    n: number,
    dimensions: number,
    point: number,
    gamma: number,
    out: number,
  ): void;
  kernelSum(
    columns: number,
    n: number,
    dimensions: number,
    point: number,
    gamma: number,
    coefficients: number,
  ): number;
}

const PAGE = 65_536;

/** Rows of the kernel matrix; the ones asked for last are kept, up to so many bytes. */
export function kernelRows(points: KernelPoints, cacheBytes: number): KernelRows {
  const { columns, n } = points;
  const rowBytes = 16 * Math.ceil(n / 4);
  const nSlots = Math.min(n, Math.max(2, Math.floor(cacheBytes / rowBytes)));
  const compute = wantsWasm() ? compiledRows(points, nSlots) : plainRows(points, nSlots);
  const slotOf = new Map<number, number>(); // the one not used for longest comes first
  const point = new Float32Array(columns.length);
  return {
    row(i): Float32Array {
      const known = slotOf.get(i);
      if (known !== undefined) {
        slotOf.delete(i);
        slotOf.set(i, known);
        return compute.rows[known]!;
      }
      const slot = slotOf.size < nSlots ? slotOf.size : evict(slotOf);
      for (let c = 0; c < point.length; c++) point[c] = columns[c]![i]!;
      compute.fill(slot, point);
      slotOf.set(i, slot);
      return compute.rows[slot]!;
    },
  };
}

/** The sum with these coefficients, one per point. */
export function kernelSum(points: KernelPoints, coefficients: Float64Array): KernelSum {
  const { columns, n, gamma } = points;
  if (!wantsWasm()) {
    const row = new Float32Array(n);
    return (point) => {
      plainRow(points, point, row);
      let sum = 0;
      for (let k = 0; k < n; k++) sum += row[k]! * coefficients[k]!;
      return sum;
    };
  }
  const arena = compiledArena(points, 8 * paddedOf(n));
  new Float64Array(arena.buffer, arena.free, n).set(coefficients);
  const { kernelSum: sum } = arena.exports;
  return (point) => {
    arena.point.set(point);
    return sum(PAGE, paddedOf(n), columns.length, arena.pointAt, gamma, arena.free);
  };
}

interface RowMaker {
  readonly rows: readonly Float32Array[];
  fill(slot: number, point: Float32Array): void;
}

function plainRows(points: KernelPoints, nSlots: number): RowMaker {
  const rows = Array.from({ length: nSlots }, () => new Float32Array(points.n));
  return { rows, fill: (slot, point) => plainRow(points, point, rows[slot]!) };
}

function plainRow(
  { columns, n, gamma }: KernelPoints,
  point: Float32Array,
  out: Float32Array,
): void {
  out.fill(0);
  for (const [c, column] of columns.entries()) {
    const place = point[c]!;
    for (let k = 0; k < n; k++) out[k]! += (column[k]! - place) ** 2;
  }
  for (let k = 0; k < n; k++) out[k] = Math.exp(-gamma * out[k]!);
}

function compiledRows(points: KernelPoints, nSlots: number): RowMaker {
  const { columns, n, gamma } = points;
  const size = 4 * paddedOf(n);
  const arena = compiledArena(points, size * nSlots);
  const { kernelRow } = arena.exports;
  return {
    rows: Array.from(
      { length: nSlots },
      (_, slot) => new Float32Array(arena.buffer, arena.free + slot * size, n),
    ),
    fill(slot, point): void {
      arena.point.set(point);
      kernelRow(PAGE, paddedOf(n), columns.length, arena.pointAt, gamma, arena.free + slot * size);
    },
  };
}

interface Arena {
  readonly exports: Compiled;
  readonly buffer: ArrayBufferLike;
  readonly point: Float32Array;
  readonly pointAt: number;
  /** Where the bytes asked for begin. */
  readonly free: number;
}

/** A memory that holds the points from its second page on, then one point, then so many bytes. */
function compiledArena({ columns, n }: KernelPoints, bytes: number): Arena {
  const size = 4 * paddedOf(n);
  const pointAt = PAGE + columns.length * size;
  const free = pointAt + 16 * Math.ceil(columns.length / 4);
  const memory = wasmMemory({ initial: Math.ceil((free + bytes) / PAGE) });
  const { buffer } = memory;
  for (const [c, column] of columns.entries()) {
    new Float32Array(buffer, PAGE + c * size, n).set(column);
  }
  return {
    exports: wasmExports<Compiled>("rbf-kernel", memory),
    buffer,
    point: new Float32Array(buffer, pointAt, columns.length),
    pointAt,
    free,
  };
}

/** Points come in fours. */
function paddedOf(n: number): number {
  return 4 * Math.ceil(n / 4);
}

function evict(slotOf: Map<number, number>): number {
  const [[oldest, slot]] = slotOf as unknown as [[number, number]];
  slotOf.delete(oldest);
  return slot;
}

import { wantsWasm, wasmExports, wasmMemory } from "../../../core/wasm.ts";
import type { Arena, Bench } from "./bench.ts";
import { addGram, addTransposed, factorise, multiply, scaleRows, substitute } from "./dense.ts";
import { evaluateRates, interpolate } from "./rates.ts";
import { differentiate } from "./slopes.ts";

/** Inner loops, compiled or not; those compiled work on arrays of their arena only. Matrices are flat, row by row. */
export interface Kernel {
  /** Events expected at `theta`. */
  readonly rates: (bench: Bench) => void;
  /** Their derivatives where `rates` was last. */
  readonly slopes: (bench: Bench) => void;
  /** out = A x, for A of rows × n. */
  readonly multiply: Multiply;
  /** out += Aᵀ y. */
  readonly addTransposed: Multiply;
  /** out = diag(left) A diag(right). */
  readonly scaleRows: ScaleRows;
  /** Adds Aᵀ A to the lower triangle of `out`. */
  readonly addGram: (a: Float64Array, rows: number, n: number, out: Float64Array) => void;
  /** Replaces the lower triangle of `a` by L with L·Lᵀ = a; false where `a` is not positive definite. */
  readonly factorise: (a: Float64Array, n: number) => boolean;
  /** Replaces x by the solution of L·Lᵀ·y = x. */
  readonly substitute: (lower: Float64Array, n: number, x: Float64Array) => void;
}

type Multiply = (
  a: Float64Array,
  rows: number,
  n: number,
  x: Float64Array,
  out: Float64Array,
) => void;

type ScaleRows = (
  a: Float64Array,
  left: Float64Array,
  right: Float64Array,
  rows: number,
  n: number,
  out: Float64Array,
) => void;

/** What assembly/histfactory.ts exports; `table` is an address. */
interface CompiledModel {
  rates(table: number): void;
  slopes(table: number): void;
}

/** What assembly/dense-algebra.ts exports; arrays are addresses there. */
interface CompiledAlgebra {
  multiply(a: number, rows: number, n: number, x: number, out: number): void;
  addTransposed(a: number, rows: number, n: number, y: number, out: number): void;
  scaleRows(a: number, left: number, right: number, rows: number, n: number, out: number): void;
  addGram(a: number, rows: number, n: number, out: number): void;
  factorise(a: number, n: number): number;
  substitute(lower: number, n: number, x: number): void;
}

const PAGE = 65_536;

/** The twin in TypeScript: slower, and the same to the last digits. */
const twin: Kernel = {
  rates: (bench) => {
    interpolate(bench);
    evaluateRates(bench);
  },
  slopes: differentiate,
  ...{ multiply, addTransposed, scaleRows, addGram, factorise, substitute },
};

const heap: Arena = {
  floats: (length) => new Float64Array(length),
  integers: (length) => new Int32Array(length),
};

/** What `make` makes of an arena, with a kernel that works on it. */
export function withKernel<T extends { readonly bench: Bench }>(
  make: (arena: Arena) => T,
): T & { readonly kernel: Kernel } {
  if (!wantsWasm()) return { ...make(heap), kernel: twin };
  let bytes = PAGE; // the first page is the compiler's
  const counting: Arena = {
    floats: (length) => new Float64Array(room(length, 8)),
    integers: (length) => new Int32Array(room(length, 4)),
  };
  const room = (length: number, size: number): number => {
    bytes += Math.ceil((length * size) / 16) * 16;
    return length;
  };
  make(counting);
  bytes += tableOrder.length * 4;
  const memory = wasmMemory({ initial: Math.ceil(bytes / PAGE) });
  const arena = arenaOf(memory.buffer, PAGE);
  const made = make(arena);
  const table = arena.integers(tableOrder.length);
  table.set(tableOrder.map((entry) => entryOf(made.bench, entry)));
  const compiled = {
    ...wasmExports<CompiledModel>("histfactory", memory),
    ...wasmExports<CompiledAlgebra>("dense-algebra", memory),
  };
  return { ...made, kernel: wrapped(compiled, table) };
}

function arenaOf(buffer: ArrayBuffer | SharedArrayBuffer, from: number): Arena {
  let next = from;
  const place = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / 16) * 16;
    return at;
  };
  return {
    floats: (length) => new Float64Array(buffer as ArrayBuffer, place(8 * length), length),
    integers: (length) => new Int32Array(buffer as ArrayBuffer, place(4 * length), length),
  };
}

/** The order of the table, as assembly/histfactory.ts counts it. */
const tableOrder = [
  ...(["nParameters", "nBins", "nBlocks", "normsys"] as const),
  ...(["blockBin", "blockSize", "blockRow", "nominal"] as const),
  ...(["factorStart", "factorParameter", "factorCoefficients", "coefficients"] as const),
  ...(["templateStart", "templateParameter", "templateOdd", "templateEven", "templates"] as const),
  ...(["binFactorStart", "binFactorList", "binParameters"] as const),
  ...(["globalOf", "factorOfTemplate", "theta", "shift", "powers"] as const),
  ...(["factor", "factorSlope", "others", "slope", "scale", "shape", "binFactor", "unit"] as const),
  ...(["nu", "residual", "scaled", "pull", "jacobian", "localSlope", "bending"] as const),
  "nGlobals" as const,
];

/** A size, the number of a code, or the address of an array. */
function entryOf(bench: Bench, entry: (typeof tableOrder)[number]): number {
  if (entry === "nGlobals") return bench.globals.length;
  if (entry === "normsys") return bench.interpolation.normsys === "code1" ? 1 : 4;
  const value = bench[entry];
  return typeof value === "number" ? value : value.byteOffset;
}

function wrapped(
  compiled: CompiledModel & CompiledAlgebra,
  { byteOffset: table }: Int32Array,
): Kernel {
  return {
    rates: (bench) => {
      interpolate(bench);
      compiled.rates(table);
    },
    slopes: () => compiled.slopes(table),
    multiply: (a, rows, n, x, out) =>
      compiled.multiply(a.byteOffset, rows, n, x.byteOffset, out.byteOffset),
    addTransposed: (a, rows, n, y, out) =>
      compiled.addTransposed(a.byteOffset, rows, n, y.byteOffset, out.byteOffset),
    scaleRows: (a, left, right, rows, n, out) =>
      compiled.scaleRows(
        ...([a.byteOffset, left.byteOffset, right.byteOffset] as const),
        ...([rows, n, out.byteOffset] as const),
      ),
    addGram: (a, rows, n, out) => compiled.addGram(a.byteOffset, rows, n, out.byteOffset),
    factorise: (a, n) => compiled.factorise(a.byteOffset, n) !== 0,
    substitute: (lower, n, x) => compiled.substitute(lower.byteOffset, n, x.byteOffset),
  };
}

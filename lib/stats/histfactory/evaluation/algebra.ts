import { type WasmMemory, wasmExports } from "../../../core/wasm.ts";
import { type Arena, layOut } from "./arena.ts";
import { addGram, addTransposed, factorise, multiply, scaleRows, substitute } from "./dense.ts";

/** Dense algebra, compiled or not; compiled, it works on arrays of its arena only. Matrices are flat, row by row. */
export interface Algebra {
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

/** What assembly/dense-algebra.ts exports; arrays are addresses there. */
interface Compiled {
  multiply(a: number, rows: number, n: number, x: number, out: number): void;
  addTransposed(a: number, rows: number, n: number, y: number, out: number): void;
  scaleRows(a: number, left: number, right: number, rows: number, n: number, out: number): void;
  addGram(a: number, rows: number, n: number, out: number): void;
  factorise(a: number, n: number): number;
  substitute(lower: number, n: number, x: number): void;
}

/** What `make` makes of an arena, with algebra for it. */
export function withAlgebra<T>(make: (arena: Arena) => T): T & { readonly algebra: Algebra } {
  const { laid, memory } = layOut(make);
  return { ...laid, algebra: algebraOn(memory) };
}

/** The compiled loops on this memory, or their twins in TypeScript. */
export function algebraOn(memory: WasmMemory | undefined): Algebra {
  if (!memory) return { multiply, addTransposed, scaleRows, addGram, factorise, substitute };
  const compiled = wasmExports<Compiled>("dense-algebra", memory);
  return {
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

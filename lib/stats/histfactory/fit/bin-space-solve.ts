import type { BinSpace } from "../evaluation/bin-space.ts";
import { factorise, substitute } from "../evaluation/dense.ts";
import type { Engine } from "../evaluation/engine.ts";
import { dot } from "./step.ts";

/** The x with H x = `right`: 0 for what is not free. */
export type Solve = (right: Float64Array) => Float64Array;

/** Parameters that stay outside the matrix of bins, as their part of D is too small to divide by. */
interface Outside {
  /** Their numbers among the globals. */
  readonly globals: readonly number[];
  /** M times the row of the Jacobian of each. */
  readonly columns: readonly Float64Array[];
  /** The factor of D + J M Jᵀ. */
  readonly lower: Float64Array;
}

/**
 * How to solve (JᵀWJ + D) x = b, D diagonal, for many more parameters than bins: by Woodbury's identity through
 * K = 1 + √W J D⁻¹ Jᵀ √W of bins × bins, with M = √W K⁻¹ √W. Undefined where that is not positive definite.
 */
export function binSpaceSolve(
  engine: Engine,
  memory: BinSpace,
  isFree: Uint8Array,
  expected: boolean,
): Solve | undefined {
  const { nBins } = engine.bench;
  for (let b = 0; b < nBins; b++) memory.roots[b] = Math.sqrt(engine.weight[b]!);
  const weak = setDiagonal(engine, memory, isFree, expected);
  buildMatrix(engine, memory, isFree);
  if (!engine.kernel.factorise(memory.matrix, nBins)) return undefined;
  const outside = outsideOf(engine, memory, weak);
  return outside && ((right) => solve(engine, memory, { outside, isFree, right }));
}

/** Fills D and the scales 1/√D of rows; returns the globals for which D is too small. */
function setDiagonal(
  { bench: { bending, globals }, prior }: Engine,
  { diagonal, scales }: BinSpace,
  isFree: Uint8Array,
  expected: boolean,
): number[] {
  const weak: number[] = [];
  for (let p = 0; p < diagonal.length; p++) {
    diagonal[p] = prior[p]! + (expected ? 0 : bending[p]!);
  }
  for (let g = 0; g < globals.length; g++) {
    const p = globals[g]!;
    const isStrong = diagonal[p]! > 0.25 * prior[p]!;
    scales[g] = isFree[p] && isStrong ? 1 / Math.sqrt(diagonal[p]!) : 0;
    if (isFree[p] && !isStrong) weak.push(g);
  }
  return weak;
}

function buildMatrix(
  { bench, kernel }: Engine,
  { matrix, rows, scales, diagonal, roots }: BinSpace,
  isFree: Uint8Array,
): void {
  const { nBins, globals, jacobian, localBin, localSlope } = bench;
  kernel.scaleRows(jacobian, scales, roots, globals.length, nBins, rows);
  matrix.fill(0);
  kernel.addGram(rows, globals.length, nBins, matrix);
  for (let b = 0; b < nBins; b++) matrix[b * nBins + b]! += 1;
  for (let p = 0; p < localBin.length; p++) {
    const b = localBin[p]!;
    if (b < 0 || !isFree[p]) continue;
    matrix[b * nBins + b]! += (localSlope[p]! * roots[b]!) ** 2 / diagonal[p]!;
  }
}

function outsideOf(
  engine: Engine,
  memory: BinSpace,
  globals: readonly number[],
): Outside | undefined {
  const columns = globals.map((g) => applied(engine, memory, rowOf(engine, g)));
  const n = globals.length;
  const lower = new Float64Array(n * n);
  for (const [e, g] of globals.entries()) {
    for (let f = 0; f <= e; f++) lower[e * n + f] = dot(rowOf(engine, g), columns[f]!);
    lower[e * n + e]! += memory.diagonal[engine.bench.globals[g]!]!;
  }
  return factorise(lower, n) ? { globals, columns, lower } : undefined;
}

function rowOf({ bench: { jacobian, nBins } }: Engine, g: number): Float64Array {
  return jacobian.subarray(g * nBins, (g + 1) * nBins);
}

/** M x, in memory of its own. */
function applied({ kernel }: Engine, memory: BinSpace, x: Float64Array): Float64Array {
  const { matrix, roots, bins } = memory;
  for (let b = 0; b < x.length; b++) bins[b] = x[b]! * roots[b]!;
  kernel.substitute(matrix, x.length, bins);
  return bins.map((value, b) => value * roots[b]!);
}

/** What is solved for. */
interface Asked {
  readonly outside: Outside;
  readonly isFree: Uint8Array;
  readonly right: Float64Array;
}

function solve(engine: Engine, memory: BinSpace, asked: Asked): Float64Array {
  const { bench, kernel } = engine;
  const { nBins, globals, jacobian, localBin, localSlope } = bench;
  const { isFree, right } = asked;
  const { diagonal, scales, products, bins } = memory;
  const x = new Float64Array(right.length);
  bins.set(seenInBins(engine, memory, asked, x));
  kernel.multiply(jacobian, globals.length, nBins, bins, products);
  for (let g = 0; g < globals.length; g++) {
    const p = globals[g]!;
    if (scales[g] !== 0) x[p] = (right[p]! - products[g]!) / diagonal[p]!;
  }
  for (let p = 0; p < x.length; p++) {
    const b = localBin[p]!;
    if (b >= 0 && isFree[p]) x[p] = (right[p]! - localSlope[p]! * bins[b]!) / diagonal[p]!;
  }
  return x;
}

/** M J x of all parameters, as it follows from `right`; on the way the x of those outside. */
function seenInBins(
  engine: Engine,
  memory: BinSpace,
  { outside, isFree, right }: Asked,
  x: Float64Array,
): Float64Array {
  const seen = applied(engine, memory, pullOfInside(engine, memory, isFree, right));
  const { globals } = engine.bench;
  const n = outside.globals.length;
  const small = Float64Array.from(
    outside.globals,
    (g) => right[globals[g]!]! - dot(rowOf(engine, g), seen),
  );
  substitute(outside.lower, n, small);
  for (const [e, g] of outside.globals.entries()) {
    x[globals[g]!] = small[e]!;
    for (let b = 0; b < seen.length; b++) seen[b]! += outside.columns[e]![b]! * small[e]!;
  }
  return seen;
}

/** J D⁻¹ b of the parameters inside: how far the bins would go without any weight. */
function pullOfInside(
  { bench, kernel }: Engine,
  { diagonal, scales, weights, bins }: BinSpace,
  isFree: Uint8Array,
  right: Float64Array,
): Float64Array {
  const { nBins, globals, jacobian, localBin, localSlope } = bench;
  for (let g = 0; g < globals.length; g++) {
    weights[g] = scales[g] === 0 ? 0 : right[globals[g]!]! / diagonal[globals[g]!]!;
  }
  bins.fill(0);
  kernel.addTransposed(jacobian, globals.length, nBins, weights, bins);
  for (let p = 0; p < localBin.length; p++) {
    const b = localBin[p]!;
    if (b >= 0 && isFree[p]) bins[b]! += (localSlope[p]! * right[p]!) / diagonal[p]!;
  }
  return bins;
}

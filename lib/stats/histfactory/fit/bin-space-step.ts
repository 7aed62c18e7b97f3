import type { BinSpace } from "../evaluation/bin-space.ts";
import { factorise, substitute } from "../evaluation/dense.ts";
import type { Engine } from "../evaluation/engine.ts";

/** A step towards the minimum, and twice the fall of ½ deviance it expects. */
export interface Step {
  readonly step: Float64Array;
  readonly distance: number;
}

/**
 * The step that solves (JᵀWJ + D) δ = −g, D diagonal, for many more parameters than bins: by Woodbury's identity
 * through K = 1 + √W J D⁻¹ Jᵀ √W of bins × bins. Parameters without a strong constraint stay outside, as they
 * would make D small. Undefined where the matrix is not positive definite.
 */
export function binSpaceStep(
  engine: Engine,
  memory: BinSpace,
  isFree: Uint8Array,
  expected: boolean,
): Step | undefined {
  const { bench, kernel, gradient, weight } = engine;
  const { matrix, roots, products, diagonal, step, bins } = memory;
  const { nBins, globals, jacobian, localBin, localSlope } = bench;
  for (let b = 0; b < nBins; b++) roots[b] = Math.sqrt(weight[b]!);
  const explicit = setDiagonal(engine, memory, isFree, expected);
  buildMatrix(engine, memory, isFree);
  if (!kernel.factorise(matrix, nBins)) return undefined;
  const along = solveExplicit(engine, memory, explicit, isFree);
  if (!along) return undefined;
  bins.set(along);
  kernel.multiply(jacobian, globals.length, nBins, bins, products);
  for (let g = 0; g < globals.length; g++) {
    const p = globals[g]!;
    if (!isFree[p]) step[p] = 0;
    else if (memory.scales[g] !== 0) step[p] = -(gradient[p]! + products[g]!) / diagonal[p]!;
  }
  let distance = 0;
  for (let p = 0; p < gradient.length; p++) {
    const b = localBin[p]!;
    if (b >= 0) {
      const slope = gradient[p]! + localSlope[p]! * along[b]!;
      step[p] = isFree[p] ? -slope / diagonal[p]! : 0;
    }
    distance -= gradient[p]! * step[p]!;
  }
  return { step, distance };
}

/** Fills D and the scales 1/√D of rows; returns the globals for which D is too small to divide by. */
function setDiagonal(
  { bench: { bending, globals }, prior }: Engine,
  { diagonal, scales }: BinSpace,
  isFree: Uint8Array,
  expected: boolean,
): number[] {
  const explicit: number[] = [];
  for (let p = 0; p < diagonal.length; p++) {
    diagonal[p] = prior[p]! + (expected ? 0 : bending[p]!);
  }
  for (let g = 0; g < globals.length; g++) {
    const p = globals[g]!;
    const isStrong = diagonal[p]! > 0.25 * prior[p]!;
    scales[g] = isFree[p] && isStrong ? 1 / Math.sqrt(diagonal[p]!) : 0;
    if (isFree[p] && !isStrong) explicit.push(g);
  }
  return explicit;
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

/**
 * The step of the globals outside, from their small matrix D + Jᵀ M J with M = √W K⁻¹ √W; returns what the others
 * see of it in bins, M (J δ − J D⁻¹ g), or undefined where that matrix is not positive definite.
 */
function solveExplicit(
  engine: Engine,
  memory: BinSpace,
  explicit: readonly number[],
  isFree: Uint8Array,
): Float64Array | undefined {
  const { bench, gradient } = engine;
  const { nBins, globals, jacobian } = bench;
  const pull = applied(engine, memory, pullOfOthers(engine, memory, isFree));
  const row = (g: number): Float64Array => jacobian.subarray(g * nBins, (g + 1) * nBins);
  const columns = explicit.map((g) => applied(engine, memory, row(g)));
  const n = explicit.length;
  const matrix = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (const [e, g] of explicit.entries()) {
    const p = globals[g]!;
    for (let f = 0; f <= e; f++) matrix[e * n + f] = dot(row(g), columns[f]!);
    matrix[e * n + e]! += memory.diagonal[p]!;
    right[e] = dot(row(g), pull) - gradient[p]!;
  }
  if (!factorise(matrix, n)) return undefined;
  substitute(matrix, n, right);
  for (let b = 0; b < nBins; b++) pull[b] = -pull[b]!;
  for (const [e, g] of explicit.entries()) {
    memory.step[globals[g]!] = right[e]!;
    for (let b = 0; b < nBins; b++) pull[b]! += columns[e]![b]! * right[e]!;
  }
  return pull;
}

/** J D⁻¹ g of the parameters inside: how far the bins would go. */
function pullOfOthers(
  { bench, kernel, gradient }: Engine,
  { diagonal, scales, weights, bins }: BinSpace,
  isFree: Uint8Array,
): Float64Array {
  const { nBins, globals, jacobian, localBin, localSlope } = bench;
  for (let g = 0; g < globals.length; g++) {
    weights[g] = scales[g] === 0 ? 0 : gradient[globals[g]!]! / diagonal[globals[g]!]!;
  }
  bins.fill(0);
  kernel.addTransposed(jacobian, globals.length, nBins, weights, bins);
  for (let p = 0; p < localBin.length; p++) {
    const b = localBin[p]!;
    if (b >= 0 && isFree[p]) bins[b]! += (localSlope[p]! * gradient[p]!) / diagonal[p]!;
  }
  return bins;
}

/** M x, in memory of its own. */
function applied(
  { kernel }: Engine,
  { matrix, roots, bins }: BinSpace,
  x: Float64Array,
): Float64Array {
  for (let b = 0; b < x.length; b++) bins[b] = x[b]! * roots[b]!;
  kernel.substitute(matrix, x.length, bins);
  return bins.map((value, b) => value * roots[b]!);
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let b = 0; b < x.length; b++) sum += x[b]! * y[b]!;
  return sum;
}

import { cholesky, type Matrix, solveSymmetric } from "../core/index.ts";
import type { Bounds } from "./derivatives.ts";

/** Where to go from here, and how much lower the minimum is expected to be. */
export interface Direction {
  readonly step: Float64Array;
  /** Estimated distance to the minimum, ½ gᵀB⁻¹g over the variables that can move. */
  readonly edm: number;
  /** Variables that stay where they are, at the bound they push against. */
  readonly held: readonly number[];
}

interface Slope {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly curvature: Matrix;
}

/** The step to the minimum of the parabola with this gradient and curvature, as far as bounds allow it. */
export function newtonStep({ x, gradient, curvature }: Slope, bounds: Bounds): Direction {
  const pushesOut = (i: number, way: number): boolean =>
    (x[i]! <= bounds[i]![0] && way < 0) || (x[i]! >= bounds[i]![1] && way > 0);
  const all = Array.from(x.keys());
  let free = all.filter((i) => !pushesOut(i, -gradient[i]!));
  for (;;) {
    const step = solveOn(free, curvature, gradient);
    const allowed = free.filter((i) => !pushesOut(i, step[i]!));
    if (allowed.length === free.length) {
      const edm = -dot(gradient, step) / 2;
      return { step, edm, held: all.filter((i) => !free.includes(i)) };
    }
    free = allowed;
  }
}

/** The curvature made to fit a `change` of the gradient on a way `travelled`: damped BFGS (Powell 1978). */
export function updated(curvature: Matrix, travelled: Float64Array, change: Float64Array): Matrix {
  const predicted = Float64Array.from(curvature, (row) => dot(row, travelled));
  const expected = dot(predicted, travelled);
  const found = dot(change, travelled);
  if (!(expected > 0 && Number.isFinite(found))) return curvature;
  const trust = found >= 0.2 * expected ? 1 : (0.8 * expected) / (expected - found);
  const damped = change.map((value, i) => trust * value + (1 - trust) * predicted[i]!);
  const along = dot(damped, travelled);
  return curvature.map((row, i) =>
    row.map(
      (b, j) => b + (damped[i]! * damped[j]!) / along - (predicted[i]! * predicted[j]!) / expected,
    ),
  );
}

/** The matrix with as much added to its diagonal as makes it positive definite. */
export function madePositive(matrix: Matrix, fallback: Matrix): Matrix {
  if (!matrix.every((row) => row.every(Number.isFinite))) return fallback;
  const size = matrix.map((row, i) => Math.abs(row[i]!) || fallback[i]![i]!);
  for (let added = 0; ; added = added * 10 || 1e-4) {
    const raised = matrix.map((row, i) => row.map((b, j) => (i === j ? b + added * size[i]! : b)));
    if (isPositive(raised)) return raised;
  }
}

export function isPositive(matrix: Matrix): boolean {
  try {
    cholesky(matrix);
    return true;
  } catch {
    return false;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

function solveOn(free: readonly number[], curvature: Matrix, gradient: Float64Array): Float64Array {
  const part = free.map((i) => Float64Array.from(free, (j) => curvature[i]![j]!));
  const downhill = free.map((i) => -gradient[i]!);
  const step = new Float64Array(gradient.length);
  for (const [k, value] of solveSymmetric(part, downhill).entries()) step[free[k]!] = value;
  return step;
}

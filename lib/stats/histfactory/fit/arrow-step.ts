import { forward } from "../evaluation/dense.ts";
import type { Engine } from "../evaluation/engine.ts";
import { type Arrow, factoriseArrow, fillArrow } from "./arrow.ts";
import { type Step, stepOf } from "./step.ts";

/** The Newton step with all second derivatives; undefined where they are not positive definite. */
export function arrowStep(
  engine: Engine,
  arrow: Arrow,
  isFree: Uint8Array,
  { expected, damping }: { readonly expected: boolean; readonly damping: number },
): Step | undefined {
  fillArrow(engine, arrow, isFree, { expected, damping });
  if (!factoriseArrow(engine, arrow)) return undefined;
  const { gradient } = engine;
  const right = gradient.map((g, p) => (isFree[p] ? -g : 0));
  return stepOf(solveArrow(engine, arrow, right), gradient);
}

/** The x with H x = `right`, for the matrix factorised last; a number for each parameter. */
export function solveArrow(
  { bench }: Engine,
  { algebra, curvature, eliminated, ofGlobals, ofLocals, crowded }: Arrow,
  right: Float64Array,
): Float64Array {
  const { globals, layout } = curvature;
  const [n, nLocals] = [bench.globals.length, ofLocals.length];
  for (let g = 0; g < n; g++) ofGlobals[g] = right[bench.globals[g]!]!;
  for (let l = 0; l < nLocals; l++) ofLocals[l] = -right[layout.parameter[l]!]!;
  for (const { square, size, vector } of crowded) forward(square, size, vector);
  algebra.addTransposed(eliminated, nLocals, n, ofLocals, ofGlobals);
  algebra.substitute(globals, n, ofGlobals);
  const kept = ofLocals.slice();
  algebra.multiply(eliminated, nLocals, n, ofGlobals, ofLocals);
  for (let l = 0; l < nLocals; l++) ofLocals[l] = -kept[l]! - ofLocals[l]!;
  for (const { square, size, vector } of crowded) backward(square, size, vector);
  const x = new Float64Array(right.length);
  for (let g = 0; g < n; g++) x[bench.globals[g]!] = ofGlobals[g]!;
  for (let l = 0; l < nLocals; l++) x[layout.parameter[l]!] = ofLocals[l]!;
  return x;
}

/** Replaces x by the solution of Lᵀ·y = x. */
function backward(lower: Float64Array, n: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / lower[i * n + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k]! -= lower[i * n + k]! * value;
  }
}

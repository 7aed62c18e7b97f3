import { forward, substitute } from "../evaluation/dense.ts";
import type { Engine } from "../evaluation/engine.ts";
import { type Arrow, factoriseArrow, fillArrow } from "./arrow.ts";
import type { Step } from "./bin-space-step.ts";

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
  const right = Float64Array.from(gradient, (g, p) => (isFree[p] ? -g : 0));
  const step = solveArrow(engine, arrow, right);
  let distance = 0;
  for (let p = 0; p < step.length; p++) distance += step[p]! * right[p]!;
  return { step, distance };
}

/** The x with H x = `right`, for the matrix factorised last; a number for each parameter. */
export function solveArrow(
  { bench }: Engine,
  { curvature, eliminated }: Arrow,
  right: Float64Array,
): Float64Array {
  const { globals, locals, layout } = curvature;
  const n = bench.globals.length;
  const ofGlobals = Float64Array.from(bench.globals, (p) => right[p]!);
  const ofLocals = Float64Array.from(layout.parameter, (p) => right[p]!);
  forSquares(bench.nBins, layout, locals, (square, first, size) => {
    forward(square, size, ofLocals.subarray(first, first + size));
    for (let l = first; l < first + size; l++) {
      for (let g = 0; g < n; g++) ofGlobals[g]! -= eliminated[l * n + g]! * ofLocals[l]!;
    }
  });
  substitute(globals, n, ofGlobals);
  forSquares(bench.nBins, layout, locals, (square, first, size) => {
    for (let l = first; l < first + size; l++) {
      for (let g = 0; g < n; g++) ofLocals[l]! -= eliminated[l * n + g]! * ofGlobals[g]!;
    }
    backward(square, size, ofLocals.subarray(first, first + size));
  });
  const x = new Float64Array(right.length);
  for (let g = 0; g < n; g++) x[bench.globals[g]!] = ofGlobals[g]!;
  for (let l = 0; l < ofLocals.length; l++) x[layout.parameter[l]!] = ofLocals[l]!;
  return x;
}

function forSquares(
  nBins: number,
  { start, square }: Arrow["curvature"]["layout"],
  locals: Float64Array,
  visit: (square: Float64Array, first: number, size: number) => void,
): void {
  for (let b = 0; b < nBins; b++) {
    const [first, size] = [start[b]!, start[b + 1]! - start[b]!];
    if (size > 0) visit(locals.subarray(square[b]!, square[b + 1]!), first, size);
  }
}

/** Replaces x by the solution of Lᵀ·y = x. */
function backward(lower: Float64Array, n: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / lower[i * n + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k]! -= lower[i * n + k]! * value;
  }
}

import { type Engine, engineOf, slopesAt, valueAt } from "../evaluation/engine.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import { type Arrow, arrowOf, factoriseArrow, fillArrow } from "./arrow.ts";
import { solveArrow } from "./arrow-step.ts";

/** What the exact second derivatives of −2 ln L at a point say. */
export interface Curved {
  /** Flat square of all parameters, row by row; 0 with one that is not free. */
  readonly covariance: Float64Array;
  /** Expected distance to the minimum of −2 ln L. */
  readonly edm: number;
  /** The Newton step from here, a number for each parameter. */
  readonly step: Float64Array;
  /** Greatest slope of −2 ln L along a free parameter, in units of 1/σ of that parameter. */
  readonly slope: number;
}

/** Undefined where −2 ln L is not curved upwards in all free directions. */
export function curvedAt(
  model: HistFactoryModel,
  values: Float64Array,
  { data = model.data, isFree }: { readonly data?: ModelData; readonly isFree: Uint8Array },
): Curved | undefined {
  const engine = engineOf(model);
  const arrow = arrowOf(engine);
  valueAt(engine, values, data);
  slopesAt(engine, data, false);
  fillArrow(engine, arrow, isFree);
  if (!factoriseArrow(engine, arrow)) return undefined;
  const right = engine.gradient.map((g, p) => (isFree[p] ? -g : 0));
  const step = solveArrow(engine, arrow, right);
  const covariance = invertArrow(engine, arrow, isFree);
  let [edm, slope] = [0, 0];
  for (let p = 0; p < step.length; p++) {
    edm += step[p]! * right[p]!;
    const sigma = Math.sqrt(covariance[p * step.length + p]!);
    slope = Math.max(slope, 2 * Math.abs(right[p]!) * sigma);
  }
  return { covariance, edm, step, slope };
}

/** Names of unconstrained parameters on which nothing depends at these values. */
export function idleParameters(model: HistFactoryModel, values: Float64Array): Set<string> {
  const engine = engineOf(model);
  const { jacobian, globals, nBins } = engine.bench;
  valueAt(engine, values, model.data);
  slopesAt(engine, model.data, true);
  const idle = [...globals].filter(
    (p, g) =>
      engine.prior[p] === 0 &&
      jacobian.subarray(g * nBins, (g + 1) * nBins).every((slope) => slope === 0),
  );
  return new Set(
    idle.map((p) => model.parameters[p]!).flatMap(({ name, isFixed }) => (isFixed ? [] : [name])),
  );
}

/** The inverse of the matrix factorised last, a column for each free parameter. */
function invertArrow(engine: Engine, arrow: Arrow, isFree: Uint8Array): Float64Array {
  const n = isFree.length;
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    if (!isFree[p]) continue;
    unit[p] = 1;
    inverse.set(solveArrow(engine, arrow, unit), p * n);
    unit[p] = 0;
  }
  return inverse;
}

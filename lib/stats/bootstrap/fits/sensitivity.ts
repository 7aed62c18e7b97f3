import { engineOf, slopesAt, valueAt } from "../../histfactory/evaluation/engine.ts";
import { arrowOf, factoriseArrow, fillArrow } from "../../histfactory/fit/arrow.ts";
import { solveArrow } from "../../histfactory/fit/arrow-step.ts";
import type { HistFactoryModel, ModelData } from "../../histfactory/index.ts";

/** Where a fit ended, and what was free there. */
export interface FitPoint {
  readonly values: Float64Array;
  readonly data: ModelData;
  readonly isFree: Uint8Array;
}

/** How a fitted parameter moves with the data. */
export interface Sensitivity {
  /** One standard deviation, from the curvature of the likelihood. */
  readonly error: number;
  /** ∂θ̂/∂n of each bin. */
  readonly main: Float64Array;
  /** ∂θ̂/∂a of each auxiliary datum. */
  readonly auxiliary: Float64Array;
}

/**
 * Sensitivities of some parameters without another fit, by the implicit function theorem on the gradient:
 * ∂θ̂/∂n_b = H⁻¹ J_b/ν_b. Undefined where the likelihood is not curved upwards in all free directions.
 */
export function sensitivities(
  model: HistFactoryModel,
  { values, data, isFree }: FitPoint,
  positions: readonly number[],
): readonly Sensitivity[] | undefined {
  const engine = engineOf(model);
  const arrow = arrowOf(engine);
  valueAt(engine, values, data);
  slopesAt(engine, data, false);
  fillArrow(engine, arrow, isFree);
  if (!factoriseArrow(engine, arrow)) return undefined;
  return positions.map((p) => {
    const unit = new Float64Array(values.length);
    if (isFree[p]) unit[p] = 1;
    const column = isFree[p] ? solveArrow(engine, arrow, unit) : unit;
    return {
      error: Math.sqrt(column[p]!),
      main: alongBins(model, column),
      auxiliary: alongAuxiliary(model, values, column),
    };
  });
}

/** J·v/ν where `slopesAt` was last. */
function alongBins(model: HistFactoryModel, v: Float64Array): Float64Array {
  const { nBins, nu, jacobian, globals, localBin, localSlope } = engineOf(model).bench;
  const sum = new Float64Array(nBins);
  for (let g = 0; g < globals.length; g++) {
    const along = v[globals[g]!]!;
    for (let b = 0; b < nBins; b++) sum[b]! += jacobian[g * nBins + b]! * along;
  }
  for (let p = 0; p < v.length; p++) {
    if (localBin[p]! >= 0) sum[localBin[p]!]! += localSlope[p]! * v[p]!;
  }
  return sum.map((value, b) => (nu[b]! > 0 ? value / nu[b]! : 0));
}

function alongAuxiliary(
  { parameters, data }: HistFactoryModel,
  values: Float64Array,
  v: Float64Array,
): Float64Array {
  const along = new Float64Array(data.auxiliary.length);
  for (const [p, { constraint }] of parameters.entries()) {
    if (!constraint || v[p] === 0) continue;
    const slope = constraint.kind === "normal" ? constraint.sigma ** -2 : 1 / values[p]!;
    along[constraint.position] = slope * v[p]!;
  }
  return along;
}

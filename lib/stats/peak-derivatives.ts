import type { Derivatives } from "./derivatives.ts";
import { expectation, type PeakModel } from "./peak-model.ts";
import type { PeakParameter, PeakValues } from "./peak-shape.ts";
import { madePositive } from "./quasi-newton.ts";

/** A parameter to differentiate by, and a change of it that matters. */
export type Variable = readonly [name: PeakParameter, step: number];

/**
 * Gradient of the Poisson deviance, Σ 2(1 − n/ν) ∂ν, and its Fisher information, Σ 2 ∂ν ∂ν/ν; the
 * shapes are differentiated by differences over a thousandth of the steps.
 */
export function devianceDerivatives(
  model: PeakModel,
  observed: Float64Array,
  values: PeakValues,
  variables: readonly Variable[],
): Derivatives {
  const { total } = expectation(model, values);
  const slopes = variables.map((variable) => slopeIn(model, values, variable));
  const pull = total.map((nu, bin) => 2 * (1 - observed[bin]! / nu));
  const weight = total.map((nu) => 2 / nu);
  const gradient = Float64Array.from(slopes, (slope) => product(pull, slope));
  const information = slopes.map((a) => {
    const weighted = a.map((slope, bin) => slope * weight[bin]!);
    return Float64Array.from(slopes, (b) => product(weighted, b));
  });
  const size = variables.map(([, step]) => new Float64Array(variables.length).fill(step ** -2));
  return { gradient, curvature: madePositive(information, size) };
}

/** How the expectation changes with one parameter. */
function slopeIn(model: PeakModel, values: PeakValues, [name, step]: Variable): Float64Array {
  if (name === "signal") return model.signalShares(values);
  if (name === "background") return model.backgroundShares(values);
  const [sharesAt, events] =
    name === "slope"
      ? [model.backgroundShares, values.background]
      : [model.signalShares, values.signal];
  const h = 1e-3 * step;
  const above = sharesAt({ ...values, [name]: values[name] + h });
  const below = sharesAt({ ...values, [name]: values[name] - h });
  return above.map((share, bin) => (events * (share - below[bin]!)) / (2 * h));
}

function product(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

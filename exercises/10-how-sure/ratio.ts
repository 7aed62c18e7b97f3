import { covarianceOf, type HistFactoryFit } from "toplab/stats/histfactory";
import { STANDARD_RATIO } from "./measurement.ts";

export interface Ratio {
  readonly value: number;
  readonly error: number;
}

/** σ(t)/σ(t̄) with its error, to first order; with `isCorrelated` false as if the two strengths were independent. */
export function ratioOf(fit: HistFactoryFit, { isCorrelated = true } = {}): Ratio {
  const [t, tbar] = [fit.parameters["mu_t"]!, fit.parameters["mu_tbar"]!];
  const value = (STANDARD_RATIO * t.value) / tbar.value;
  const shared = covarianceOf(fit, "mu_t", "mu_tbar") / (t.value * tbar.value);
  const relative2 =
    (t.error / t.value) ** 2 + (tbar.error / tbar.value) ** 2 - (isCorrelated ? 2 * shared : 0);
  return { value, error: value * Math.sqrt(relative2) };
}

import { chi2Survival } from "../../../core/index.ts";
import { engineOf } from "../evaluation/engine.ts";
import { saturated } from "../evaluation/objective.ts";
import type { HistFactoryFit } from "../fit/histfactory-fit.ts";

/** How well the model describes the data. */
export interface Goodness {
  /** −2 ln of the likelihood over that of a model that meets every bin. */
  readonly chi2: number;
  /** Bins less parameters that nothing but the data constrains. */
  readonly ndf: number;
  /** Probability of a worse agreement; needs some events in each bin. */
  readonly pValue: number;
}

/** Goodness of fit by the saturated model: Baker and Cousins, doi:10.1016/0167-5087(84)90016-4. */
export function goodnessOfFit({ model, data, twiceNll, isFree }: HistFactoryFit): Goodness {
  const chi2 = twiceNll - saturated(engineOf(model).constraints, data);
  const loose = model.parameters.filter(({ constraint }, p) => !constraint && isFree[p]);
  const ndf = data.main.length - loose.length;
  return { chi2, ndf, pValue: ndf > 0 ? chi2Survival(Math.max(0, chi2), ndf) : Number.NaN };
}

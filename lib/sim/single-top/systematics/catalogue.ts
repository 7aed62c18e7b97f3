import type { SampleId } from "../samples.ts";
import { densitySystematics } from "./densities.ts";
import { jetSystematics } from "./jets.ts";
import { leptonSystematics } from "./leptons.ts";
import { missingAndPileUp } from "./missing-and-pile-up.ts";
import { modellingSystematics } from "./modelling.ts";
import { rateSystematics } from "./rates.ts";
import { isMultijet, type Systematic } from "./systematic.ts";
import { taggingSystematics } from "./tagging.ts";

/** All systematic uncertainties of the measurement but the luminosity and the number of simulated events. */
export const singleTopSystematics: readonly Systematic[] = [
  ...taggingSystematics,
  ...leptonSystematics,
  ...jetSystematics,
  ...missingAndPileUp,
  ...densitySystematics,
  ...modellingSystematics,
  ...rateSystematics,
];

/** Jets alone have only uncertainties of their own, as something that is measured in data; nothing else has those. */
export function appliesTo({ group }: Systematic, sample: SampleId): boolean {
  return isMultijet(sample) === (group === "multijet");
}

export { appliesTo, singleTopSystematics } from "./catalogue.ts";
export { densitySystematics, type MeanBumps, meanBumps } from "./densities.ts";
export { jetSystematics } from "./jets.ts";
export { leptonSystematics } from "./leptons.ts";
export { missingAndPileUp } from "./missing-and-pile-up.ts";
export { modellingSystematics } from "./modelling.ts";
export { rateSystematics } from "./rates.ts";
export { isMultijet, type Systematic, type SystematicGroup } from "./systematic.ts";
export { taggingSystematics } from "./tagging.ts";

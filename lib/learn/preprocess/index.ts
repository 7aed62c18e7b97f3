export { balanced } from "./balance.ts";
export { medianImputer } from "./median-imputer.ts";
export { type LearnedTransform, pipeline, standardScaler, type Transform } from "./pipeline.ts";
export { positiveWeightsOnly } from "./positive-weights.ts";
export { type Scaling, scalingOf, standardise, unstandardise } from "./standardise.ts";

export type { AnomalyDetector, AnomalyScore } from "./anomaly-score.ts";
export { type DensityRatio, type DensityRatioOptions, densityRatio } from "./density-ratio.ts";
export { type IsolationForestOptions, isolationForest } from "./isolation-forest.ts";

export {
  type BoostingClassifier,
  type BoostingRegressor,
  gradientBoosting,
  gradientBoostingRegressor,
  type RegressionOptions,
} from "./boosting/gradient-boosting.ts";
export type { LossKind } from "./boosting/loss.ts";
export type { BoostingOptions, BoostingProgress, BoostingRules } from "./boosting/options.ts";
export {
  type BoostedTrees,
  restoreBoostedTrees,
  type SavedBoostedTrees,
} from "./model/boosted-trees.ts";
export type { Importance } from "./model/importance.ts";
export type { NegativeWeights } from "./sample/negative-weights.ts";
export type { ClassWeight, Measurements, WeightOptions } from "./sample/training-sample.ts";
export type { Tree } from "./tree.ts";

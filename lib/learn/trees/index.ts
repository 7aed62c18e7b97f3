export {
  type AdaBoostClassifier,
  type AdaBoostOptions,
  adaBoost,
} from "./adaboost/ada-boost.ts";
export {
  type BoostingClassifier,
  type BoostingRegressor,
  gradientBoosting,
  gradientBoostingRegressor,
  type RegressionOptions,
} from "./boosting/gradient-boosting.ts";
export type { LossKind } from "./boosting/loss.ts";
export type { BoostingOptions, BoostingProgress, BoostingRules } from "./boosting/options.ts";
export { tmvaWeights } from "./files/tmva-weights.ts";
export { xgboostModel } from "./files/xgboost-model.ts";
export {
  bagging,
  decisionTree,
  decisionTreeRegressor,
  extraTrees,
  extraTreesRegressor,
  type ForestClassifier,
  type ForestRegressor,
  randomForest,
  randomForestRegressor,
} from "./forest/forests.ts";
export type { DecisionTreeOptions, ForestOptions } from "./forest/options.ts";
export type { Importance } from "./model/importance.ts";
export type { Link } from "./model/link.ts";
export {
  restoreTrees,
  type SavedTrees,
  type TrainedTrees,
} from "./model/sum-of-trees.ts";
export type { NegativeWeights } from "./sample/negative-weights.ts";
export type { ClassWeight, Measurements, WeightOptions } from "./sample/training-sample.ts";
export { type TmvaClassifier, tmvaBdt, tmvaBdtg } from "./tmva/boost.ts";
export type { BdtgOptions, BdtOptions, TmvaOptions } from "./tmva/options.ts";
export type { SavedTree, Tree } from "./tree.ts";

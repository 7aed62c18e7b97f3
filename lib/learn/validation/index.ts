export { type BayesianSearchOptions, bayesianSearch } from "./bayesian-search.ts";
export {
  type CrossValidated,
  type CrossValidationOptions,
  crossValidate,
} from "./cross-validation.ts";
export { type FiveByTwo, fiveByTwo, fiveByTwoTest } from "./five-by-two.ts";
export { type FoldOptions, folds, splitFold } from "./folds.ts";
export {
  type FeatureImportance,
  type ImportanceOptions,
  permutationImportance,
} from "./permutation-importance.ts";
export { gridSearch, randomSearch, type Search, type Trial } from "./search.ts";
export type { Choice, Range, Settings, Space } from "./space.ts";
export {
  type Metric,
  type TunedModel,
  type TuneOptions,
  type Tuning,
  tune,
  tuned,
} from "./tune.ts";

export * from "./anomaly/index.ts";
export * from "./bayes/index.ts";
export {
  type Classifier,
  type Labelled,
  labelledRows,
  type TrainedClassifier,
} from "./classifier.ts";
export * from "./compare/index.ts";
export { type Features, features, featuresOf, joinRows, rowsOf } from "./features.ts";
export * from "./linear/index.ts";
export * from "./metrics/index.ts";
export * from "./neighbours/index.ts";
export * from "./networks/index.ts";
export * from "./preprocess/index.ts";
export type { Learned, Recipe } from "./recipe.ts";
export * from "./shape/index.ts";
export * from "./svm/index.ts";
export * from "./trees/index.ts";
export * from "./validation/index.ts";

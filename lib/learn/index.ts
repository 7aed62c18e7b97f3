export type { Classifier, Labelled, TrainedClassifier } from "./classifier.ts";
export { type Features, features, featuresOf, rowsOf } from "./features.ts";

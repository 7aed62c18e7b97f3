import type { WeightOptions } from "../sample/training-sample.ts";

/** How to grow trees to the end; the names scikit-learn has for it are in brackets. */
export interface DecisionTreeOptions extends WeightOptions {
  /** (max_depth) Default: no limit. */
  readonly maxDepth?: number;
  /** (max_leaf_nodes) Default: no limit. With one, the leaf that gains most is split next. */
  readonly maxLeaves?: number;
  /** The least number of events in a leaf (min_samples_leaf). */
  readonly minLeafSamples?: number;
  /** The least sum of weights in a leaf, in typical events. */
  readonly minLeafWeight?: number;
  /** Features tried at each split (max_features): how many, the root of all, or all. */
  readonly maxFeatures?: number | "sqrt" | "all";
  /** Values of a feature are told apart only by the bin they are in: at most 255 bins of equal weight. */
  readonly maxBins?: number;
}

export interface ForestOptions extends DecisionTreeOptions {
  /** (n_estimators) */
  readonly nTrees?: number;
  /** Whether each tree has its own events, drawn with replacement. */
  readonly bootstrap?: boolean;
  /** How many are drawn, as a share of all (max_samples). */
  readonly sampleShare?: number;
  /** The share of the features that each tree may ask for (max_features of scikit-learn's bagging). */
  readonly featureSample?: number;
  /** How many threads. Default: one for each core and million values; the trees do not depend on it. */
  readonly threads?: number;
  readonly onProgress?: (done: { readonly nTrees: number }) => void;
}

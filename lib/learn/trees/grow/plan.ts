/** How a tree may grow; every choice made. */
export interface GrowthPlan {
  /** Best leaf first, or all leaves of a level at once. */
  readonly growth: "leaf-wise" | "depth-wise";
  readonly maxLeaves: number;
  readonly maxDepth: number;
  /** The least sum of hessians in a leaf. */
  readonly minLeafWeight: number;
  /** The least number of rows in a leaf; only looked at when it is more than 1. */
  readonly minLeafSamples: number;
  /** The least gain for which a leaf is split. */
  readonly minSplitGain: number;
  readonly l1: number;
  readonly l2: number;
  /** For each feature 1 if the answer may only rise with it, −1 if only fall, 0 if it may do both. */
  readonly monotone: readonly number[];
}

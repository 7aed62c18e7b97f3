import type { LossKind } from "./loss.ts";

/** What a training needs besides rows and rules of growth; plain, to be sent to threads. */
export interface BoostingPlan {
  readonly loss: LossKind;
  readonly nTrees: number;
  readonly learningRate: number;
  readonly subsample: number;
  readonly featureSample: number;
  /** After how many trees without a better validation loss to stop. */
  readonly patience: number;
  /** The largest |weight|. */
  readonly largestWeight: number;
  readonly seed: number;
}

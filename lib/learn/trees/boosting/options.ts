import type { GrowthPlan } from "../grow/plan.ts";
import type { WeightOptions } from "../sample/training-sample.ts";

/** What boosting has done so far. */
export interface BoostingProgress {
  readonly nTrees: number;
  /** Mean loss of the validation events after this tree, if there are any. */
  readonly validationLoss?: number;
}

/** How to boost; the names scikit-learn, XGBoost and LightGBM have for it are in brackets. */
export interface BoostingRules {
  /** At most so many trees (max_iter, n_estimators). */
  readonly nTrees?: number;
  /** What share of each tree is added (learning_rate, eta). */
  readonly learningRate?: number;
  /** The leaf that gains most is split next (lossguide), or all leaves of a level are. */
  readonly growth?: "leaf-wise" | "depth-wise";
  /** (max_leaf_nodes, num_leaves) Default: 31 leaf-wise, no limit depth-wise. */
  readonly maxLeaves?: number;
  /** Questions on the way to a leaf. Default: no limit leaf-wise, 6 depth-wise. */
  readonly maxDepth?: number;
  /** The least sum of second derivatives in a leaf, Σ w p (1 − p) for the log-loss (min_child_weight). */
  readonly minLeafWeight?: number;
  /** The least number of events in a leaf (min_samples_leaf); more than 1 takes longer, as they must be counted. */
  readonly minLeafSamples?: number;
  /** The least gain for which a leaf is split (gamma, min_split_gain), half of XGBoost's. */
  readonly minSplitGain?: number;
  /** Penalty on the absolute values and half the squares of leaf values (alpha and lambda). */
  readonly l1?: number;
  readonly l2?: number;
  /** Features by name with which the answer may only rise (1) or only fall (−1). */
  readonly monotone?: Readonly<Record<string, 1 | -1>>;
  /** The share of the events, and of the features, that each tree sees (subsample, colsample_bytree). */
  readonly subsample?: number;
  readonly featureSample?: number;
  /** Values of a feature are told apart only by the bin they are in (max_bin): at most 255. */
  readonly maxBins?: number;
  /** Stop when the loss of the validation events has not fallen for so many trees; the trees since then are dropped. */
  readonly earlyStopping?: number;
  /** How many threads. Default: one for each core and million values; the trees do not depend on it. */
  readonly threads?: number;
  readonly onProgress?: (done: BoostingProgress) => void;
}

/** Rules of boosting, what weights mean, and events to validate on. */
export interface BoostingOptions<Sample> extends BoostingRules, WeightOptions {
  readonly validation?: Sample;
}

/** The rules of growth that the options make for these features; throws if one makes no sense. */
export function growthPlan(
  names: readonly string[],
  {
    growth = "leaf-wise",
    maxLeaves = growth === "leaf-wise" ? 31 : Infinity,
    maxDepth = growth === "leaf-wise" ? Infinity : 6,
    minLeafWeight = 1,
    minLeafSamples = 1,
    minSplitGain = 0,
    l1 = 0,
    l2 = 1,
    monotone = {},
  }: BoostingRules,
): GrowthPlan {
  check("leaves", maxLeaves, 1, Infinity);
  check("levels", maxDepth, 0, Infinity);
  check("events in a leaf", minLeafSamples, 0, Infinity);
  for (const [what, value] of Object.entries({ minLeafWeight, minSplitGain, l1, l2 })) {
    check(`a ${what}`, value, 0, Infinity);
  }
  const unknown = Object.keys(monotone).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      `Cannot keep the answer monotone in ${unknown}: the features are ${names.join(", ")}`,
    );
  }
  return {
    ...{ growth, maxLeaves, maxDepth, minLeafWeight, minLeafSamples, minSplitGain, l1, l2 },
    monotone: names.map((name) => monotone[name] ?? 0),
  };
}

/** Throws unless the value lies between the two. */
export function check(what: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  const range = most === Infinity ? `${least} or more` : `between ${least} and ${most}`;
  throw new RangeError(`Cannot boost trees with ${value} for ${what}: it must be ${range}`);
}

import { DataError } from "../../../core/index.ts";
import { checkSameFeatures } from "../../checks.ts";
import type { TrainedClassifier } from "../../classifier.ts";
import type { Features } from "../../features.ts";
import { type LossKind, lossOf } from "../boosting/loss.ts";
import { addTrees } from "../predict.ts";
import type { Tree } from "../tree.ts";
import { type Importance, importanceOf } from "./importance.ts";

/** Boosted trees as JSON keeps them. */
export interface SavedBoostedTrees {
  readonly kind: "boosted trees";
  readonly features: readonly string[];
  readonly loss: LossKind;
  /** The score of every event before the first tree. */
  readonly start: number;
  readonly trees: readonly Tree[];
}

/** A sum of trees: a trained classifier if its loss is the log-loss, else it predicts a number. */
export interface BoostedTrees extends TrainedClassifier {
  readonly trees: readonly Tree[];
  /** Mean loss of the validation events after each tree, if there were any. */
  readonly validationLoss: readonly number[];
  /** The sum of the trees and of the start: for a classifier the logarithm of the odds. */
  score(features: Features): Float64Array;
  /** Predictions after 1 tree, 2 trees, … or, with a step, after every so many and after all. */
  staged(features: Features, step?: number): Generator<Float64Array>;
  importance(kind?: "gain" | "split"): Importance;
  toJSON(): SavedBoostedTrees;
}

export function boostedTrees(
  saved: SavedBoostedTrees,
  validationLoss: readonly number[] = [],
): BoostedTrees {
  const { features: names, loss, start, trees } = saved;
  const { link } = lossOf(loss);
  const startScores = (features: Features): Float64Array => {
    checkSameFeatures("predict with boosted trees", names, features);
    return new Float64Array(features.nRows).fill(start);
  };
  const score = (features: Features): Float64Array => {
    const scores = startScores(features);
    addTrees(trees, features, scores);
    return scores;
  };
  return {
    trees,
    validationLoss,
    isProbability: loss.name === "log-loss",
    score,
    predict: (features) => score(features).map(link),
    *staged(features, step = 1) {
      const scores = startScores(features);
      for (const [t, tree] of trees.entries()) {
        addTrees([tree], features, scores);
        if ((t + 1) % step === 0 || t + 1 === trees.length) yield scores.map(link);
      }
    },
    importance: (kind = "gain") => importanceOf(trees, names, kind),
    toJSON: () => saved,
  };
}

/** The model that was saved; throws a `DataError` if it is not one. */
export function restoreBoostedTrees(saved: SavedBoostedTrees): BoostedTrees {
  if (saved?.kind !== "boosted trees" || !Array.isArray(saved.trees)) {
    throw new DataError(
      "saved trees",
      `their kind is ${saved?.kind}, and boosted trees are wanted`,
    );
  }
  return boostedTrees(saved);
}

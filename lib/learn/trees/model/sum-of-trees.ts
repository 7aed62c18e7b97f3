import { DataError } from "../../../core/index.ts";
import { checkSameFeatures } from "../../checks.ts";
import type { TrainedClassifier } from "../../classifier.ts";
import type { Features } from "../../features.ts";
import { type SavedTree, saveTree, type Tree, treeOf } from "../tree.ts";
import { addTrees } from "./add-trees.ts";
import { type Importance, importanceOf, tmvaRanking } from "./importance.ts";
import { type Link, linked } from "./link.ts";

/** Trees that add up, as JSON keeps them. */
export interface SavedTrees {
  readonly kind: "sum of trees";
  readonly features: readonly string[];
  /** The score of every event before the first tree. */
  readonly start: number;
  readonly link: Link;
  readonly isProbability: boolean;
  /** Whether features are rounded to 32 bits first, as for trees that XGBoost or TMVA has grown. */
  readonly singlePrecision?: boolean;
  readonly trees: readonly SavedTree[];
}

/** A sum of trees that has learned: boosted trees, a forest, or one tree alone. */
export interface TrainedTrees extends TrainedClassifier {
  readonly features: readonly string[];
  readonly trees: readonly Tree[];
  /** Mean loss of the validation events after each tree grown, if there were any. */
  readonly validationLoss: readonly number[];
  /** The sum of the trees and of the start: for gradient boosting the logarithm of the odds. */
  score(features: Features): Float64Array;
  /** Predictions after 1 tree, 2 trees, … or, with a step, after every so many and after all. */
  staged(features: Features, step?: number): Generator<Float64Array>;
  /** By default "gain"; "tmva" is the ranking that TMVA prints. */
  importance(kind?: "gain" | "split" | "tmva"): Importance;
  toJSON(): SavedTrees;
}

/** Everything a sum of trees is made of. */
export interface Sum extends Omit<SavedTrees, "kind" | "trees"> {
  readonly trees: readonly Tree[];
  readonly validationLoss?: readonly number[];
}

export function sumOfTrees(sum: Sum): TrainedTrees {
  const { features: names, start, link, isProbability, trees } = sum;
  const { singlePrecision = false, validationLoss = [] } = sum;
  const startScores = (features: Features): Float64Array => {
    checkSameFeatures("predict with trees", names, features);
    return new Float64Array(features.nRows).fill(start);
  };
  const add = (some: readonly Tree[], features: Features, scores: Float64Array): void => {
    const columns = singlePrecision
      ? features.columns.map((column) => column.map(Math.fround))
      : features.columns;
    addTrees(some, { ...features, columns }, scores);
  };
  const score = (features: Features): Float64Array => {
    const scores = startScores(features);
    add(trees, features, scores);
    return scores;
  };
  return {
    ...{ features: names, trees, validationLoss, isProbability, score },
    predict: (features) => linked(score(features), link, trees.length),
    *staged(features, step = 1) {
      const scores = startScores(features);
      for (let t = 0; t < trees.length; t += step) {
        const next = trees.slice(t, t + step);
        add(next, features, scores);
        yield linked(scores, link, t + next.length);
      }
    },
    importance: (kind = "gain") =>
      kind === "tmva"
        ? tmvaRanking({ trees, features: names, link })
        : importanceOf(trees, names, kind),
    learned: () => ({ kind: "trees", state: sum }),
    toJSON: () => ({
      ...{ kind: "sum of trees", features: names, start, link, isProbability, singlePrecision },
      trees: trees.map(saveTree),
    }),
  };
}

/** The model that was saved; throws a `DataError` if it is not one. */
export function restoreTrees(saved: SavedTrees): TrainedTrees {
  if (saved?.kind !== "sum of trees" || !Array.isArray(saved.trees)) {
    throw new DataError(
      "saved trees",
      `their kind is ${saved?.kind}, and a sum of trees is wanted`,
    );
  }
  return sumOfTrees({ ...saved, trees: saved.trees.map(treeOf) });
}

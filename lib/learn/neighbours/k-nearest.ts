import { checkFinite, checkLabelled, checkSameFeatures } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import { rowsOf } from "../features.ts";
import { recipeOf } from "../recipe.ts";
import { type KdTree, kdTree } from "./kd-tree.ts";
import { type Nearest, nearestFinder } from "./nearest.ts";

export interface NearestNeighboursOptions {
  /** How many neighbours vote. Default: 15. */
  readonly k?: number;
  /** Whether near ones count more, as 1/distance. Default: "uniform". */
  readonly votes?: "uniform" | "distance";
}

/**
 * The score is the weighted share of signal among the k nearest training events, found exactly. Distances
 * depend on the features' units: put a `standardScaler` before it.
 */
export function nearestNeighbours(options: NearestNeighboursOptions = {}): Classifier {
  const { k = 15, votes = "uniform" } = options;
  if (!(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`Cannot ask ${k} neighbours: the number must be a positive integer`);
  }
  return {
    name: "k-nearest neighbours",
    ...recipeOf("neighbours", options),
    fit(training): TrainedClassifier {
      const task = "remember events";
      const known = checkLabelled(task, training);
      const counted = Uint32Array.from(known.keys()).filter((row) => known[row]! > 0);
      if (counted.length < k) {
        throw new RangeError(
          `Cannot ask ${k} neighbours: ${counted.length} training events have a weight`,
        );
      }
      const { names } = training.features;
      const tree = kdTree(rowsOf(training.features, counted).columns);
      const weights = Float64Array.from(tree.rows, (row) => known[counted[row]!]!);
      const signal = weights.map((w, place) => w * training.labels[counted[tree.rows[place]!]!]!);
      return rememberedEvents({ names, tree, weights, signal, k, votes });
    },
  };
}

/** What there is to ask: the training events in a tree, and how each votes. */
export interface NeighboursState {
  readonly names: readonly string[];
  readonly tree: KdTree;
  /** In the order of the tree's leaves; `signal` is 0 for background. */
  readonly weights: Float64Array;
  readonly signal: Float64Array;
  readonly k: number;
  readonly votes: "uniform" | "distance";
}

export function rememberedEvents(state: NeighboursState): TrainedClassifier {
  const { names, tree, weights, signal, k, votes } = state;
  return {
    isProbability: true,
    predict(features): Float64Array {
      checkSameFeatures("ask neighbours", names, features);
      if (features.nRows > 0) checkFinite("ask neighbours", features);
      const find = nearestFinder(tree, k);
      const point = new Float64Array(names.length);
      return Float64Array.from({ length: features.nRows }, (_, row) => {
        for (let c = 0; c < point.length; c++) point[c] = features.columns[c]![row]!;
        return shareOfSignal(find(point), signal, weights, votes);
      });
    },
    learned: () => ({ kind: "neighbours", state }),
  };
}

function shareOfSignal(
  { places, squares }: Nearest,
  signal: Float64Array,
  weights: Float64Array,
  votes: "uniform" | "distance",
): number {
  let [inFavour, all] = [0, 0];
  const isHit = votes === "distance" && squares.includes(0); // then only those at the very place vote
  for (let i = 0; i < places.length; i++) {
    const nearness = isHit ? Number(squares[i] === 0) : 1 / Math.sqrt(squares[i]!);
    const vote = votes === "uniform" ? 1 : nearness;
    inFavour += vote * signal[places[i]!]!;
    all += vote * weights[places[i]!]!;
  }
  return inFavour / all;
}

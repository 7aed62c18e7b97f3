import type { Random } from "../../core/index.ts";
import { checkFinite, checkSameFeatures, positiveWeights } from "../checks.ts";
import type { Features } from "../features.ts";
import type { AnomalyDetector, AnomalyScore } from "./anomaly-score.ts";
import {
  addPathLengths,
  growIsolationTree,
  type IsolationTree,
  meanPathLength,
} from "./isolation-tree.ts";

export interface IsolationForestOptions {
  /** Default: 100. */
  readonly nTrees?: number;
  /** Rows that each tree sees, drawn without repetition; few are better, since crowds hide what is strange. Default: 256. */
  readonly sampleSize?: number;
}

/**
 * Isolation forest of Liu, Ting and Zhou, ICDM 2008, doi:10.1109/ICDM.2008.17: random cuts set a strange
 * event apart early. The score is 2^(−mean steps / c(sample size)): near 1 strange, below ½ usual.
 */
export function isolationForest({
  nTrees = 100,
  sampleSize = 256,
}: IsolationForestOptions = {}): AnomalyDetector {
  if (
    !(Number.isInteger(nTrees) && nTrees >= 1 && Number.isInteger(sampleSize) && sampleSize > 1)
  ) {
    throw new RangeError(
      `Cannot grow ${nTrees} trees from ${sampleSize} rows each: whole numbers from 1 and from 2 are needed`,
    );
  }
  return {
    name: "isolation forest",
    fit(usual, random, { weights } = {}): AnomalyScore {
      const task = "grow an isolation forest";
      checkFinite(task, usual);
      const known = positiveWeights(task, usual.nRows, weights);
      const size = Math.min(sampleSize, known.filter((weight) => weight > 0).length);
      const cumulated = runningSums(known);
      const maxDepth = Math.ceil(Math.log2(Math.max(2, size)));
      const trees = Array.from({ length: nTrees }, () =>
        growIsolationTree(usual, sample(known, cumulated, size, random), maxDepth, random),
      );
      return { score: (features) => scoresOf(trees, size, usual.names, features) };
    },
  };
}

function scoresOf(
  trees: readonly IsolationTree[],
  size: number,
  names: readonly string[],
  features: Features,
): Float64Array {
  const task = "score events with an isolation forest";
  checkSameFeatures(task, names, features);
  if (features.nRows > 0) checkFinite(task, features);
  const steps = new Float64Array(features.nRows);
  for (const tree of trees) addPathLengths(tree, features, steps);
  const scale = trees.length * (meanPathLength(size) || 1);
  return steps.map((total) => 2 ** (-total / scale));
}

/**
 * Rows without repetition, drawn one after the other with chances in proportion to their weights. Where a
 * few rows hold nearly all weight, so that draws only repeat them, the others follow in order.
 */
function sample(
  weights: Float64Array,
  cumulated: Float64Array,
  size: number,
  random: Random,
): Uint32Array {
  const chosen = new Set<number>();
  const total = cumulated.at(-1)!;
  for (let draws = 0; chosen.size < size && draws < 50 * size; draws++) {
    chosen.add(firstAbove(cumulated, random() * total));
  }
  for (let row = 0; chosen.size < size; row++) {
    if (weights[row]! > 0) chosen.add(row);
  }
  return Uint32Array.from(chosen);
}

function runningSums(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/** The first row whose sum of weights, up to and with it, is above the target. */
function firstAbove(cumulated: Float64Array, target: number): number {
  let [low, high] = [0, cumulated.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulated[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

import { setImmediate } from "node:timers/promises";
import { type Random, seededRandom } from "../../../core/index.ts";
import type { Classifier, Labelled } from "../../classifier.ts";
import { recipeOf } from "../../recipe.ts";
import { edgesOf, encodeFeatures, stagingBytes } from "../binning/encode.ts";
import { check } from "../boosting/options.ts";
import { type Digger, growDeep, nodesFor } from "../forest/grow-deep.ts";
import { cellsBytes, forestKernel } from "../forest/kernel.ts";
import type { DecisionTreeOptions } from "../forest/options.ts";
import { deepPlan } from "../forest/train.ts";
import { arena } from "../kernel/arena.ts";
import { sharedMemory, treeKernel } from "../kernel/kernel.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import { exactSum, summable } from "../sample/exact-sum.ts";
import { classSample, type TrainingSample } from "../sample/training-sample.ts";
import type { Tree } from "../tree.ts";

export interface AdaBoostOptions extends DecisionTreeOptions {
  /** (n_estimators) */
  readonly nTrees?: number;
  /** (learning_rate; TMVA's AdaBoostBeta) */
  readonly learningRate?: number;
  /** Whether a leaf votes yes or no, or with the logarithm of its odds (SAMME and SAMME.R of scikit-learn). */
  readonly votes?: "discrete" | "real";
  readonly onProgress?: (done: { readonly nTrees: number }) => void;
}

export interface AdaBoostClassifier extends Classifier {
  fit(training: Labelled, random: Random): Promise<TrainedTrees>;
}

/**
 * AdaBoost: each tree counts most the events that those before got wrong (Freund and Schapire 1997,
 * doi:10.1006/jcss.1997.1504; real votes: Friedman, Hastie and Tibshirani 2000, doi:10.1214/aos/1016218223). Trees
 * have one question unless `maxDepth` says otherwise. The score is the mean vote, of ±1 where votes are discrete.
 */
export function adaBoost(options: AdaBoostOptions = {}): AdaBoostClassifier {
  return {
    name: "AdaBoost",
    ...recipeOf("AdaBoost", options),
    fit: (training, random) =>
      fit(classSample("train AdaBoost", training, options), options, random),
  };
}

async function fit(
  sample: TrainingSample,
  options: AdaBoostOptions,
  random: Random,
): Promise<TrainedTrees> {
  const { nTrees = 50, learningRate = 1, votes = "discrete", onProgress } = options;
  check("trees", nTrees, 1, Infinity);
  check("a learning rate", learningRate, Number.MIN_VALUE, Infinity);
  const { edges, digger } = prepare(sample, options, random);
  const weights = sample.weights.slice();
  const trees: Tree[] = [];
  const norm: number[] = [];
  let paused = performance.now();
  while (trees.length < nTrees) {
    const tree = growOne(digger, sample.targets, weights, Math.floor(random() * 2 ** 32), edges);
    const vote =
      votes === "real" ? realVotes(tree, learningRate) : discreteVotes(tree, learningRate);
    if (!vote) break;
    reweigh(digger, tree, sample.targets, weights, vote.boost);
    trees.push({ ...tree, value: vote.values });
    norm.push(vote.norm);
    onProgress?.({ nTrees: trees.length });
    if (vote.isPerfect) break;
    if (performance.now() - paused < 50) continue;
    await setImmediate();
    paused = performance.now();
  }
  const link = { name: "mean", norm } as const;
  const { names: features } = sample.features;
  return sumOfTrees({ features, start: 0, link, isProbability: false, trees });
}

function prepare(
  { features }: TrainingSample,
  options: AdaBoostOptions,
  random: Random,
): { readonly edges: readonly Float64Array[]; readonly digger: Digger } {
  const { nRows, columns } = features;
  const nFeatures = columns.length;
  const { maxBins = 255 } = options;
  const edges = edgesOf(features, maxBins, seededRandom(Math.floor(random() * 2 ** 53)));
  const places = arena();
  const stride = Math.ceil(nFeatures / 4) * 4;
  const staging = places.take(stagingBytes);
  const space = {
    ...{ nFeatures, stride, byRow: places.take(nRows * stride), rows: places.take(nRows * 4) },
    ...{ pairs: places.take(nRows * 16), features: places.take(nFeatures * 4) },
    cells: places.take(cellsBytes + 64),
    edges: 0,
  };
  const memory = sharedMemory(places.size());
  const numbers = new Float64Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  encodeFeatures(features, edges, { kernel: treeKernel(memory), numbers, staging }, space);
  for (let f = 0; f < nFeatures; f++) words[space.features / 4 + f] = f;
  const plan = { ...deepPlan({ maxDepth: 1, ...options }, nFeatures), randomCuts: false };
  const kernel = forestKernel(memory);
  return { edges, digger: { kernel, numbers, words, plan, space, nodes: nodesFor(nRows) } };
}

/** Grows a tree on the events with their present weights, which are made to sum to their number first. */
function growOne(
  digger: Digger,
  targets: Float64Array,
  weights: Float64Array,
  seed: number,
  edges: readonly Float64Array[],
): Tree {
  const { numbers, words, space } = digger;
  const scale = weights.length / exactSum(weights);
  for (let row = 0; row < weights.length; row++) weights[row]! *= scale;
  const rounded = summable(weights);
  for (let row = 0; row < weights.length; row++) {
    words[space.rows / 4 + row] = row;
    numbers[space.pairs / 8 + 2 * row] = -rounded[row]! * targets[row]!;
    numbers[space.pairs / 8 + 2 * row + 1] = rounded[row]!;
  }
  return growDeep(digger, weights.length, space.nFeatures, seed, edges);
}

/** What a tree adds to the score in each node, what it counts in the mean, and how it changes weights there. */
interface Votes {
  readonly values: Float64Array;
  readonly norm: number;
  /** Factors of the weights of background and signal in each node. */
  readonly boost: readonly [Float64Array, Float64Array];
  readonly isPerfect: boolean;
}

/** Yes or no; undefined if the tree is no better than a coin. */
function discreteVotes({ feature, value, weight }: Tree, learningRate: number): Votes | undefined {
  let [wrong, all] = [0, 0];
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! >= 0) continue;
    wrong += weight[node]! * Math.min(value[node]!, 1 - value[node]!);
    all += weight[node]!;
  }
  const error = Math.max(wrong / all, 1e-10);
  if (error >= 0.5) return undefined;
  const norm = learningRate * Math.log((1 - error) / error);
  const factor = Math.exp(norm);
  return {
    values: value.map((p) => (p > 0.5 ? norm : -norm)),
    norm,
    boost: [value.map((p) => (p > 0.5 ? factor : 1)), value.map((p) => (p > 0.5 ? 1 : factor))],
    isPerfect: wrong <= 0,
  };
}

/** Logarithms of the odds, which are kept within ±36. */
function realVotes({ value }: Tree, learningRate: number): Votes {
  const least = 2.2e-16;
  const halfOdds = value.map((p) => {
    const inside = Math.min(Math.max(p, least), 1 - least);
    return Math.log(inside / (1 - inside)) / 2;
  });
  return {
    values: halfOdds.map((half) => 2 * half),
    norm: 1,
    boost: [
      halfOdds.map((half) => Math.exp(learningRate * half)),
      halfOdds.map((half) => Math.exp(-learningRate * half)),
    ],
    isPerfect: value.every((p, node) => node === 0 || p <= 0 || p >= 1),
  };
}

function reweigh(
  { words, space, nodes }: Digger,
  { feature }: Tree,
  targets: Float64Array,
  weights: Float64Array,
  boost: Votes["boost"],
): void {
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! >= 0) continue;
    const first = space.rows / 4 + nodes.begin[node]!;
    for (let i = first; i < first + nodes.nRows[node]!; i++) {
      const row = words[i]!;
      weights[row]! *= boost[targets[row] ? 1 : 0][node]!;
    }
  }
}

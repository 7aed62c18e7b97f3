import { setImmediate } from "node:timers/promises";
import { poisson, type Random } from "../../../core/index.ts";
import type { Classifier, Labelled } from "../../classifier.ts";
import { sigmoid } from "../../sigmoid.ts";
import { check } from "../boosting/options.ts";
import { numberBelow } from "../files/number-below.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import { classSample } from "../sample/training-sample.ts";
import { emptyTree, type Tree, treeOf } from "../tree.ts";
import { growTmva, type TmvaGrowth, type TmvaSample, type TmvaTree } from "./grow.ts";

/** TMVA's options of the method BDT; the names it has for them are in brackets. */
export interface TmvaOptions {
  /** (NTrees) */
  readonly nTrees?: number;
  /** (MaxDepth) */
  readonly maxDepth?: number;
  /** The least share of the training events in a node (MinNodeSize, there in percent). */
  readonly minNodeSize?: number;
  /** Cuts tried for a variable in a node, evenly spaced between its smallest and largest value there. */
  readonly nCuts?: number;
  /** (UseBaggedBoost and BaggedSampleFraction) Each event counts Poisson(this) times in a tree; 0: no bagging. */
  readonly baggedFraction?: number;
  /** (NegWeightTreatment) Default: as they are for gradient boosting, inverse boost for AdaBoost. */
  readonly negativeWeights?: "inverse-boost" | "pray" | "ignore" | "pair";
  readonly onProgress?: (done: { readonly nTrees: number }) => void;
}

export interface BdtgOptions extends TmvaOptions {
  /** (Shrinkage) */
  readonly shrinkage?: number;
  /** Leaves as before ROOT 6.2x, with Σ w² |r| (1 − |r|) below the fraction, for weights of their own scale. */
  readonly squaredWeights?: boolean;
}

export interface BdtOptions extends TmvaOptions {
  /** (AdaBoostBeta) */
  readonly adaBoostBeta?: number;
  /** (UseYesNoLeaf) Leaves vote ±1; else they say their purity, as in TMVA's real AdaBoost. */
  readonly yesNoLeaf?: boolean;
}

export interface TmvaClassifier extends Classifier {
  fit(training: Labelled, random: Random): Promise<TrainedTrees>;
}

/** A method starts from events with weights; each tree's leaves get their answers, and the next tree its events. */
interface Method {
  readonly separation: TmvaGrowth["separation"];
  readonly sample: Omit<TmvaSample, "rows">;
  /** What the nodes of a tree say, and its weight in the mean; undefined ends the boosting. */
  respond(grown: TmvaTree): { readonly values: number[]; readonly weight: number } | undefined;
}

/**
 * TMVA's BDTG, BoostType=Grad: regression trees on the residuals y − p, with p = 1/(1 + e^(−2F)), leaves of ½ η Σ w r /
 * Σ w |r| (1 − |r|), and the output 2p − 1 in [−1, 1].
 */
export function tmvaBdtg(options: BdtgOptions = {}): TmvaClassifier {
  return {
    name: "TMVA BDTG",
    async fit(training, random) {
      const sample = balanced(training, options);
      const { trees } = await boost(gradient(sample, options), options, random);
      const features = training.features.names;
      const link = { name: "tanh" } as const;
      return sumOfTrees({ features, start: 0, link, isProbability: false, trees });
    },
  };
}

/** TMVA's BDT, BoostType=AdaBoost: trees grown by Gini's index, the output their mean vote weighted with ln((1 − ε)/ε) β. */
export function tmvaBdt(options: BdtOptions = {}): TmvaClassifier {
  return {
    name: "TMVA BDT",
    async fit(training, random) {
      const sample = balanced(training, options);
      const { trees, norm } = await boost(adaptive(sample, options), options, random);
      const features = training.features.names;
      const link = { name: "mean", norm } as const;
      return sumOfTrees({ features, start: 0, link, isProbability: false, trees });
    },
  };
}

/** Events with weights that sum to half their number in each class, as NormMode=EqualNumEvents makes them. */
function balanced(training: Labelled, { negativeWeights }: TmvaOptions): Omit<TmvaSample, "rows"> {
  const isTreated = negativeWeights === "ignore" || negativeWeights === "pair";
  const { features, targets, weights } = classSample("train TMVA's trees", training, {
    classWeight: "balanced",
    negativeWeights: isTreated ? negativeWeights : "keep",
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const scaled = weights.map((weight) => (weight * weights.length) / sum);
  return { columns: features.columns, targets, weights: scaled };
}

async function boost(
  { separation, sample, respond }: Method,
  { nTrees = 800, maxDepth = 3, minNodeSize = 0.05, nCuts = 20, ...options }: TmvaOptions,
  random: Random,
): Promise<{ readonly trees: Tree[]; readonly norm: number[] }> {
  const { baggedFraction = 0, onProgress } = options;
  check("trees", nTrees, 1, Infinity);
  check("levels", maxDepth, 1, Infinity);
  check("a share of the events in a node", minNodeSize, 0, 0.5);
  check("cuts", nCuts, 1, Infinity);
  check("a bagged fraction", baggedFraction, 0, Infinity);
  const [trees, norm]: [Tree[], number[]] = [[], []];
  let paused = performance.now();
  for (let t = 0; t < nTrees; t++) {
    const rows = draw(sample.targets.length, baggedFraction, random);
    const growth = { maxDepth, nCuts, separation, minNodeSize: minNodeSize * rows.length };
    const grown = growTmva({ ...sample, rows }, growth, emptyTree());
    const response = respond(grown);
    if (!response) break;
    trees.push(finished(grown, response.values));
    norm.push(response.weight);
    onProgress?.({ nTrees: trees.length });
    if (performance.now() - paused < 50) continue;
    await setImmediate();
    paused = performance.now();
  }
  return { trees, norm };
}

function draw(nRows: number, baggedFraction: number, random: Random): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < nRows; row++) {
    const times = baggedFraction > 0 ? poisson(random, baggedFraction) : 1;
    for (let k = 0; k < times; k++) rows.push(row);
  }
  return rows;
}

function finished({ tree, cuts }: TmvaTree, value: number[]): Tree {
  const { code: _, ...rest } = tree;
  const threshold = cuts.map((cut, node) => (tree.feature[node]! < 0 ? 0 : numberBelow(cut)));
  return treeOf({ ...rest, value, threshold });
}

function gradient(
  start: Omit<TmvaSample, "rows">,
  { shrinkage = 1, squaredWeights = false }: BdtgOptions,
): Method {
  check("a shrinkage", shrinkage, Number.MIN_VALUE, Infinity);
  const { columns, weights } = start;
  const scores = new Float64Array(weights.length);
  const targets = start.targets.map((y) => y - 0.5);
  return {
    separation: "variance",
    sample: { columns, targets, weights },
    respond(grown) {
      const values = [...grown.tree.value];
      for (const { node, rows } of grown.leaves) {
        let [above, below] = [0, 0];
        for (const row of rows) {
          const [r, w] = [targets[row]!, weights[row]!];
          above += w * r;
          below += Math.abs(r) * (1 - Math.abs(r)) * (squaredWeights ? w * w : w);
        }
        values[node] = (shrinkage * above) / Math.max(below, 1e-30) / 2;
      }
      for (let row = 0; row < scores.length; row++) {
        scores[row]! += values[leafOf(grown, columns, row)]!;
        targets[row] = start.targets[row]! - sigmoid(2 * scores[row]!);
      }
      return { values, weight: 1 };
    },
  };
}

function adaptive(
  start: Omit<TmvaSample, "rows">,
  { adaBoostBeta = 0.5, yesNoLeaf = true, negativeWeights = "inverse-boost" }: BdtOptions,
): Method {
  check("an AdaBoostBeta", adaBoostBeta, Number.MIN_VALUE, Infinity);
  const { columns, targets } = start;
  const weights = start.weights.slice();
  const invert = negativeWeights === "inverse-boost";
  return {
    separation: "gini",
    sample: { columns, targets, weights },
    respond({ tree, leaves }) {
      const votes = tree.value.map((p) => (yesNoLeaf ? (p > 0.5 ? 1 : -1) : 2 * p - 1));
      const weight = adaBoostBeta * strength(leaves, votes, targets, weights, yesNoLeaf);
      if (!(weight > 0)) return undefined;
      boostWeights(leaves, votes, targets, weights, { weight, yesNoLeaf, invert });
      const values = votes.map((vote) => weight * (yesNoLeaf ? vote : (vote + 1) / 2));
      return { values, weight };
    },
  };
}

/** The logarithm that weighs a tree, from the share of the weight that it gets wrong or its mean vote for the truth. */
function strength(
  leaves: TmvaTree["leaves"],
  votes: readonly number[],
  targets: Float64Array,
  weights: Float64Array,
  yesNoLeaf: boolean,
): number {
  let [agreement, all] = [0, 0];
  for (const { node, rows } of leaves) {
    for (const row of rows) {
      agreement += weights[row]! * (targets[row] ? votes[node]! : -votes[node]!);
      all += weights[row]!;
    }
  }
  const least = 1e-10; // TMVA's logarithm is infinite for a tree without error
  const mean = Math.min(agreement / all, 1 - 2 * least);
  const error = Math.abs((1 - mean) / 2);
  return yesNoLeaf ? Math.log((1 - error) / error) : Math.log((1 + mean) / (1 - mean));
}

interface Boost {
  readonly weight: number;
  readonly yesNoLeaf: boolean;
  readonly invert: boolean;
}

/** Raises the weights of what was got wrong, then scales all so that they sum to the number of events drawn. */
function boostWeights(
  leaves: TmvaTree["leaves"],
  votes: readonly number[],
  targets: Float64Array,
  weights: Float64Array,
  { weight, yesNoLeaf, invert }: Boost,
): void {
  const factors = votes.map((vote) =>
    [-vote, vote].map((agreement) =>
      Math.exp(yesNoLeaf ? (agreement < 0 ? weight : 0) : -weight * agreement),
    ),
  );
  let [n, sum] = [0, 0];
  for (const { node, rows } of leaves) {
    for (const row of rows) {
      const factor = factors[node]![targets[row]!]!;
      weights[row]! *= invert && weights[row]! < 0 ? 1 / factor : factor;
      sum += weights[row]!;
      n++;
    }
  }
  for (const { rows } of leaves) for (const row of rows) weights[row]! *= n / sum;
}

function leafOf({ tree, cuts }: TmvaTree, columns: readonly Float64Array[], row: number): number {
  let node = 0;
  while (tree.feature[node]! >= 0) {
    const isRight = columns[tree.feature[node]!]![row]! >= cuts[node]!;
    node = isRight ? tree.right[node]! : tree.left[node]!;
  }
  return node;
}

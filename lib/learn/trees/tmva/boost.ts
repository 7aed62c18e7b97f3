import { setImmediate } from "node:timers/promises";
import { poisson, type Random } from "../../../core/index.ts";
import type { Classifier, Labelled } from "../../classifier.ts";
import { recipeOf } from "../../recipe.ts";
import { check } from "../boosting/options.ts";
import { numberBelow } from "../files/number-below.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import { classSample } from "../sample/training-sample.ts";
import { emptyTree, type Tree, treeOf } from "../tree.ts";
import { growTmva, type TmvaSample, type TmvaTree } from "./grow.ts";
import { adaptive, gradient, type Method } from "./methods.ts";
import type { BdtgOptions, BdtOptions, TmvaOptions } from "./options.ts";

export interface TmvaClassifier extends Classifier {
  fit(training: Labelled, random: Random): Promise<TrainedTrees>;
}

/**
 * TMVA's BDTG, BoostType=Grad: regression trees on the residuals y − p, with p = 1/(1 + e^(−2F)), leaves of ½ η Σ w r /
 * Σ w |r| (1 − |r|), and the output 2p − 1 in [−1, 1].
 */
export function tmvaBdtg(options: BdtgOptions = {}): TmvaClassifier {
  return {
    name: "TMVA BDTG",
    ...recipeOf("TMVA BDTG", options),
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
    ...recipeOf("TMVA BDT", options),
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

import { gaussianNaiveBayes, quadraticDiscriminant } from "../bayes/index.ts";
import type { Classifier } from "../classifier.ts";
import { linearSgd } from "../linear/index.ts";
import { nearestNeighbours } from "../neighbours/index.ts";
import { mlp } from "../networks/index.ts";
import { pipeline, standardScaler } from "../preprocess/index.ts";
import { supportVectorMachine } from "../svm/index.ts";
import { adaBoost, bagging, extraTrees, gradientBoosting, randomForest } from "../trees/index.ts";
import type { Choice, Settings } from "../validation/index.ts";

/** A classifier of the comparison, with the settings among which a search chooses. */
export interface Candidate {
  /** As it stands in the table. */
  readonly name: string;
  /** A shorter word for it on the command line. */
  readonly short: string;
  /** Values that a grid combines, beside the range that other searches draw from; the first value is the default. */
  readonly settings: Readonly<Record<string, Tunable>>;
  /** Rough seconds to train it with 10,000 events, to begin with what takes longest and to tell the time left. */
  readonly cost: number;
  /** With which power of the number of events they grow. Default: 1. */
  readonly power?: number;
  /** Whether its score is no probability, and Platt's curve has to make one of it. */
  readonly isMargin?: boolean;
  /** Whether it takes NaN for an answer of its own. */
  readonly takesMissing?: boolean;
  /** Whether it can be trained with negative weights. */
  readonly takesNegative?: boolean;
  make(settings: Settings): Classifier;
}

export interface Tunable {
  readonly grid: readonly (number | string)[];
  readonly range: Choice;
}

const ready = (classifier: Classifier): Classifier => pipeline([standardScaler()], classifier);
const trees = { takesMissing: true };
const leaves: Tunable = { grid: [1, 5, 20], range: { from: 1, to: 50, log: true, integer: true } };
const rate: Tunable = { grid: [0.1, 0.2], range: { from: 0.02, to: 0.5, log: true } };
const serial = { threads: 1 } as const; // the comparison itself keeps all cores busy

/** The twelve classifiers that are compared, by the name that stands on a command line; defaults are scikit-learn's. */
export const candidates: Readonly<Record<string, Candidate>> = {
  "gradient-boosting": {
    ...{ name: "gradient boosting", short: "gb", cost: 0.2, ...trees, takesNegative: true },
    settings: {
      maxDepth: { grid: [3, 5], range: { from: 2, to: 8, integer: true } },
      learningRate: rate,
    },
    make: ({ maxDepth, learningRate }) =>
      gradientBoosting({
        ...{ ...serial, growth: "depth-wise", l2: 0, minLeafWeight: 0 },
        ...{ maxDepth: Number(maxDepth), learningRate: Number(learningRate) },
      }),
  },
  "hist-gradient-boosting": {
    ...{
      name: "histogram gradient boosting",
      short: "hgb",
      cost: 0.4,
      ...trees,
      takesNegative: true,
    },
    settings: {
      maxLeaves: { grid: [31, 15], range: { from: 4, to: 64, log: true, integer: true } },
      learningRate: rate,
    },
    make: ({ maxLeaves, learningRate }) =>
      gradientBoosting({
        ...{ ...serial, l2: 0, minLeafWeight: 0.001, minLeafSamples: 20 },
        ...{ maxLeaves: Number(maxLeaves), learningRate: Number(learningRate) },
      }),
  },
  "random-forest": {
    ...{ name: "random forest", short: "rf", cost: 1.5, ...trees },
    settings: { minLeafSamples: leaves },
    make: ({ minLeafSamples }) =>
      randomForest({ ...serial, minLeafSamples: Number(minLeafSamples) }),
  },
  "extra-trees": {
    ...{ name: "extra trees", short: "et", cost: 1, ...trees },
    settings: { minLeafSamples: leaves },
    make: ({ minLeafSamples }) => extraTrees({ ...serial, minLeafSamples: Number(minLeafSamples) }),
  },
  adaboost: {
    ...{ name: "AdaBoost", short: "ada", cost: 0.3, isMargin: true, ...trees },
    settings: {
      nTrees: { grid: [50, 200], range: { from: 20, to: 400, log: true, integer: true } },
      maxDepth: { grid: [1, 2], range: { from: 1, to: 4, integer: true } },
    },
    make: ({ nTrees, maxDepth }) =>
      adaBoost({ votes: "real", nTrees: Number(nTrees), maxDepth: Number(maxDepth) }),
  },
  bagging: {
    ...{ name: "bagging", short: "bag", cost: 1.5, ...trees },
    settings: { minLeafSamples: leaves },
    make: ({ minLeafSamples }) =>
      bagging({ ...serial, nTrees: 50, minLeafSamples: Number(minLeafSamples) }),
  },
  svc: {
    ...{ name: "SVC (RBF)", short: "svm", cost: 3, power: 2, isMargin: true },
    settings: {
      c: { grid: [1, 10], range: { from: 0.1, to: 30, log: true } },
      gamma: { grid: [1], range: { from: 0.1, to: 5, log: true } },
    },
    make: ({ c, gamma }) => scaledSvc(Number(c), Number(gamma)),
  },
  knn: {
    ...{ name: "k-nearest neighbours", short: "knn", cost: 1, power: 1.5 },
    settings: { k: { grid: [5, 15, 45], range: { from: 3, to: 100, log: true, integer: true } } },
    make: ({ k }) => ready(nearestNeighbours({ k: Number(k) })),
  },
  sgd: {
    ...{ name: "linear SGD", short: "sgd", cost: 0.1 },
    settings: {
      penalty: { grid: [1e-4, 1e-5, 1e-3], range: { from: 1e-6, to: 1e-1, log: true } },
    },
    make: ({ penalty }) => ready(linearSgd({ penalty: Number(penalty) })),
  },
  qda: {
    ...{ name: "QDA", short: "qda", cost: 0.02 },
    settings: { regularisation: { grid: [0, 0.1], range: { from: 0, to: 1 } } },
    make: ({ regularisation }) =>
      ready(quadraticDiscriminant({ regularisation: Number(regularisation) })),
  },
  "naive-bayes": {
    ...{ name: "Gaussian naive Bayes", short: "gnb", cost: 0.02 },
    settings: { smoothing: { grid: [1e-9, 0.01], range: { from: 1e-9, to: 1, log: true } } },
    make: ({ smoothing }) => gaussianNaiveBayes({ smoothing: Number(smoothing) }),
  },
  mlp: {
    ...{ name: "MLP", short: "nn", cost: 5 },
    settings: {
      hidden: { grid: ["64", "64-64"], range: ["32", "64", "128", "64-64", "128-64"] },
      learningRate: { grid: [0.001], range: { from: 1e-4, to: 1e-2, log: true } },
    },
    make: ({ hidden, learningRate }) =>
      steadyMlp(String(hidden).split("-").map(Number), Number(learningRate)),
  },
};

/** With so small batches that few events make as many steps as many do. */
function steadyMlp(hidden: readonly number[], learningRate: number): Classifier {
  return {
    name: "MLP",
    fit(training, random) {
      const batchSize = Math.min(256, Math.max(16, Math.round(training.features.nRows / 40)));
      return mlp({ hidden, learningRate, batchSize, epochs: 40, patience: 8 }).fit(
        training,
        random,
      );
    },
  };
}

/** With γ in units of scikit-learn's "scale", 1 over the number of standardised features. */
function scaledSvc(c: number, gamma: number): Classifier {
  const name = "SVC (RBF)";
  return {
    name,
    fit(training, random) {
      const own = gamma / training.features.names.length;
      return ready(supportVectorMachine({ c, gamma: own })).fit(training, random);
    },
  };
}

import type { Random } from "../../../core/index.ts";
import type { Classifier, Labelled } from "../../classifier.ts";
import { recipeOf } from "../../recipe.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import {
  classSample,
  type Measurements,
  numberSample,
  type TrainingSample,
} from "../sample/training-sample.ts";
import type { DecisionTreeOptions, ForestOptions } from "./options.ts";
import { type ForestKind, trainForest } from "./train.ts";

/** Tells signal from background with trees; what it makes of events is the share of signal in their leaves. */
export interface ForestClassifier extends Classifier {
  fit(training: Labelled, random: Random): Promise<TrainedTrees>;
}

/** Predicts a number with trees, the mean in their leaves. */
export interface ForestRegressor {
  readonly name: string;
  fit(training: Measurements, random: Random): Promise<TrainedTrees>;
}

const bestCuts: ForestKind = { randomCuts: false };

/** One tree, grown to the end unless told otherwise, by Gini's index (Breiman et al. 1984, CART). */
export function decisionTree(options: DecisionTreeOptions = {}): ForestClassifier {
  return classifier("decision tree", bestCuts, { ...options, nTrees: 1, bootstrap: false });
}

export function decisionTreeRegressor(options: DecisionTreeOptions = {}): ForestRegressor {
  return regressor("regression tree", bestCuts, { ...options, nTrees: 1, bootstrap: false });
}

/** Trees on events drawn with replacement, each question chosen among a few features (Breiman 2001, doi:10.1023/A:1010933404324). */
export function randomForest(options: ForestOptions = {}): ForestClassifier {
  return classifier("random forest", bestCuts, { maxFeatures: "sqrt", ...options });
}

export function randomForestRegressor(options: ForestOptions = {}): ForestRegressor {
  return regressor("random forest regression", bestCuts, options);
}

/**
 * Trees with cuts drawn at random, evenly between the smallest and the largest value, the best of a few features'
 * (Geurts et al. 2006, doi:10.1007/s10994-006-6226-1); a cut is then moved to the next edge of a bin.
 */
export function extraTrees(options: ForestOptions = {}): ForestClassifier {
  const own = { maxFeatures: "sqrt", bootstrap: false } as const;
  return classifier("extra trees", { randomCuts: true }, { ...own, ...options });
}

export function extraTreesRegressor(options: ForestOptions = {}): ForestRegressor {
  const own = { bootstrap: false };
  return regressor("extra trees regression", { randomCuts: true }, { ...own, ...options });
}

/** The same tree grown on many draws of the events (Breiman 1996, doi:10.1007/BF00058655); the features too may be drawn. */
export function bagging(options: ForestOptions = {}): ForestClassifier {
  return classifier("bagging", bestCuts, options);
}

function classifier(name: string, kind: ForestKind, options: ForestOptions): ForestClassifier {
  return {
    name,
    ...recipeOf(name, options),
    fit: (training, random) =>
      plant(classSample(`grow a ${name}`, training, options), true, kind, options, random),
  };
}

function regressor(name: string, kind: ForestKind, options: ForestOptions): ForestRegressor {
  return {
    name,
    fit: (training, random) =>
      plant(numberSample(`grow a ${name}`, training, options), false, kind, options, random),
  };
}

async function plant(
  sample: TrainingSample,
  isProbability: boolean,
  kind: ForestKind,
  options: ForestOptions,
  random: Random,
): Promise<TrainedTrees> {
  const trees = await trainForest(sample, kind, options, random);
  const link = { name: "mean", norm: trees.map(() => 1) } as const;
  const features = sample.features.names;
  return sumOfTrees({ features, start: 0, link, isProbability, trees });
}

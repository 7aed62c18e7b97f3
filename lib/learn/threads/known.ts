import { gaussianNaiveBayes, trainedNaiveBayes } from "../bayes/gaussian-naive-bayes.ts";
import { quadraticDiscriminant, trainedQda } from "../bayes/quadratic-discriminant.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import { linearSgd, trainedLinear } from "../linear/sgd-classifier.ts";
import { nearestNeighbours, rememberedEvents } from "../neighbours/k-nearest.ts";
import { mlp, trainedMlp } from "../networks/mlp.ts";
import { imputerWith, medianImputer } from "../preprocess/median-imputer.ts";
import {
  inPipeline,
  type LearnedTransform,
  pipeline,
  scalerWith,
  standardScaler,
  type Transform,
} from "../preprocess/pipeline.ts";
import type { Learned, Recipe } from "../recipe.ts";
import { supportVectorMachine, trainedMachine } from "../svm/support-vector-machine.ts";
import {
  adaBoost,
  bagging,
  decisionTree,
  extraTrees,
  gradientBoosting,
  randomForest,
  tmvaBdt,
  tmvaBdtg,
} from "../trees/index.ts";
import { sumOfTrees } from "../trees/model/sum-of-trees.ts";

/** `never` stands for the options, or the state, that belong to the kind. */
const makers: Readonly<Record<string, (options: never) => Classifier>> = {
  "naive Bayes": gaussianNaiveBayes,
  QDA: quadraticDiscriminant,
  linear: linearSgd,
  neighbours: nearestNeighbours,
  "support vectors": supportVectorMachine,
  MLP: mlp,
  "gradient boosting": (options: object) => gradientBoosting({ threads: 1, ...options }),
  "decision tree": decisionTree,
  "random forest": (options: object) => randomForest({ threads: 1, ...options }),
  "extra trees": (options: object) => extraTrees({ threads: 1, ...options }),
  bagging: (options: object) => bagging({ threads: 1, ...options }),
  AdaBoost: adaBoost,
  "TMVA BDT": tmvaBdt,
  "TMVA BDTG": tmvaBdtg,
  pipeline: (parts: readonly Recipe[]) =>
    pipeline(parts.slice(0, -1).map(stepFrom), classifierFrom(parts.at(-1)!)),
};

const restorers: Readonly<
  Record<string, (state: never) => TrainedClassifier | Promise<TrainedClassifier>>
> = {
  "naive Bayes": trainedNaiveBayes,
  QDA: trainedQda,
  linear: trainedLinear,
  neighbours: rememberedEvents,
  "support vectors": trainedMachine,
  MLP: trainedMlp,
  trees: sumOfTrees,
  pipeline: async (parts: readonly Learned[]) =>
    inPipeline(parts.slice(0, -1).map(learnedStep), await modelFrom(parts.at(-1)!)),
};

const steps: Readonly<Record<string, () => Transform>> = {
  "standard scaler": standardScaler,
  "median imputer": medianImputer,
};

const learnedSteps: Readonly<Record<string, (state: never) => LearnedTransform>> = {
  "standard scaler": scalerWith,
  "median imputer": imputerWith,
};

/** The classifier that a recipe describes, which works in one thread. */
export function classifierFrom({ kind, options }: Recipe): Classifier {
  return known(makers, kind)(options as never); // `recipeOf` was given them by the classifier of that kind
}

/** The model that another thread has trained. */
export function modelFrom({
  kind,
  state,
}: Learned): TrainedClassifier | Promise<TrainedClassifier> {
  return known(restorers, kind)(state as never); // its own `learned` gave it
}

function stepFrom({ kind }: Recipe): Transform {
  return known(steps, kind)();
}

function learnedStep({ kind, state }: Learned): LearnedTransform {
  return known(learnedSteps, kind)(state as never); // its own `learned` gave it
}

function known<Value>(all: Readonly<Record<string, Value>>, kind: string): Value {
  const found = all[kind];
  if (found) return found;
  throw new RangeError(
    `Cannot work in other threads with ${kind}: only with ${Object.keys(all).join(", ")}`,
  );
}

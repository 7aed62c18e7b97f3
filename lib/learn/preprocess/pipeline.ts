import { checkLabelled, positiveWeights } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import type { Features } from "../features.ts";
import { type Learned, type Recipe, recipeOf } from "../recipe.ts";
import { type Scaling, scalingOf, standardise } from "./standardise.ts";

/** Something that is learned from the training features and then done to all: a scaling, a choice of columns. */
export interface Transform {
  readonly name: string;
  /** Whether it puts a number in the place of each NaN; then it must be the first step. Default: false. */
  readonly fillsMissing?: boolean;
  /** How another thread makes the same. */
  readonly recipe?: Recipe;
  fit(training: Features, weights: Float64Array): LearnedTransform;
}

/** What it does to all features, and perhaps what another thread needs to do the same. */
export interface LearnedTransform {
  (features: Features): Features;
  readonly learned?: () => Learned;
}

/**
 * A classifier that prepares its features first. Since it is a classifier itself, whatever trains it, as
 * a fold of a cross-validation, has the steps learn from the training rows alone: nothing leaks from the test.
 */
export function pipeline(steps: readonly Transform[], classifier: Classifier): Classifier {
  return {
    name: classifier.name,
    ...recipeFor(steps, classifier),
    async fit(training, random): Promise<TrainedClassifier> {
      const task = `train ${classifier.name}`;
      const weights = steps[0]?.fillsMissing
        ? positiveWeights(task, training.features.nRows, training.weights)
        : checkLabelled(task, training);
      const learned: LearnedTransform[] = [];
      let { features } = training;
      for (const step of steps) {
        const apply = step.fit(features, weights);
        features = apply(features);
        learned.push(apply);
      }
      const model = await classifier.fit({ ...training, features }, random);
      return inPipeline(learned, model);
    },
  };
}

/** A model behind steps that have learned. */
export function inPipeline(
  steps: readonly LearnedTransform[],
  model: TrainedClassifier,
): TrainedClassifier {
  const parts = [...steps, model].map(({ learned }) => learned);
  return {
    isProbability: model.isProbability,
    predict: (asked) => model.predict(steps.reduce((prepared, apply) => apply(prepared), asked)),
    ...(parts.every((part) => part !== undefined) && {
      learned: () => ({ kind: "pipeline", state: parts.map((part) => part!()) }),
    }),
  };
}

function recipeFor(
  steps: readonly Transform[],
  classifier: Classifier,
): { readonly recipe?: Recipe } {
  const parts = [...steps, classifier].map(({ recipe }) => recipe);
  return parts.every((part) => part !== undefined) ? recipeOf("pipeline", parts) : {};
}

/** Brings each feature to mean 0 and standard deviation 1 of the training sample, as distances and networks need it. */
export function standardScaler(): Transform {
  return {
    name: "standard scaler",
    ...recipeOf("standard scaler", {}),
    fit: (training, weights) => scalerWith(scalingOf(training, { weights })),
  };
}

/** A standard scaler that has learned. */
export function scalerWith(scaling: Scaling): LearnedTransform {
  return Object.assign((features: Features) => standardise(features, scaling), {
    learned: () => ({ kind: "standard scaler", state: scaling }),
  });
}

import { checkLabelled } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import type { Features } from "../features.ts";
import { scalingOf, standardise } from "./standardise.ts";

/** Something that is learned from the training features and then done to all: a scaling, a choice of columns. */
export interface Transform {
  readonly name: string;
  fit(training: Features, weights: Float64Array): (features: Features) => Features;
}

/**
 * A classifier that prepares its features first. Since it is a classifier itself, whatever trains it, as
 * a fold of a cross-validation, has the steps learn from the training rows alone: nothing leaks from the test.
 */
export function pipeline(steps: readonly Transform[], classifier: Classifier): Classifier {
  return {
    name: classifier.name,
    async fit(training, random): Promise<TrainedClassifier> {
      const weights = checkLabelled(`train ${classifier.name}`, training);
      const learned: ((features: Features) => Features)[] = [];
      let { features } = training;
      for (const step of steps) {
        const apply = step.fit(features, weights);
        features = apply(features);
        learned.push(apply);
      }
      const model = await classifier.fit({ ...training, features }, random);
      return {
        isProbability: model.isProbability,
        predict: (asked) =>
          model.predict(learned.reduce((prepared, apply) => apply(prepared), asked)),
      };
    },
  };
}

/** Brings each feature to mean 0 and standard deviation 1 of the training sample, as distances and networks need it. */
export function standardScaler(): Transform {
  return {
    name: "standard scaler",
    fit(training, weights): (features: Features) => Features {
      const scaling = scalingOf(training, { weights });
      return (features) => standardise(features, scaling);
    },
  };
}

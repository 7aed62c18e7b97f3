import type { Random } from "../../../core/index.ts";
import { checkSameFeatures } from "../../checks.ts";
import type { Classifier, Labelled } from "../../classifier.ts";
import { recipeOf } from "../../recipe.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import {
  classSample,
  type Measurements,
  numberSample,
  type TrainingSample,
} from "../sample/training-sample.ts";
import type { LossKind } from "./loss.ts";
import type { BoostingOptions } from "./options.ts";
import { trainBoosting } from "./train.ts";

/** Tells signal from background with boosted trees; what it makes of events is the probability of signal. */
export interface BoostingClassifier extends Classifier {
  fit(training: Labelled, random: Random): Promise<TrainedTrees>;
}

/** Predicts a number with boosted trees. */
export interface BoostingRegressor {
  readonly name: string;
  fit(training: Measurements, random: Random): Promise<TrainedTrees>;
}

export interface RegressionOptions extends BoostingOptions<Measurements> {
  readonly loss?: LossKind;
}

const task = "train boosted trees";
const linkNames: Readonly<Partial<Record<LossKind["name"], "sigmoid" | "exp">>> = {
  "log-loss": "sigmoid",
  poisson: "exp",
};

/**
 * Gradient boosting of trees that see their features in bins, as XGBoost, LightGBM and scikit-learn's
 * HistGradientBoosting do it: each tree is a Newton step on the log-loss (Friedman 2001,
 * doi:10.1214/aos/1013203451; Chen and Guestrin 2016, arXiv:1603.02754). NaN is an answer of its own.
 */
export function gradientBoosting(options: BoostingOptions<Labelled> = {}): BoostingClassifier {
  return {
    name: "gradient boosting",
    ...recipeOf("gradient boosting", options),
    fit: (training, random) =>
      train(
        { name: "log-loss" },
        classSample(task, training, options),
        options,
        random,
        () =>
          options.validation && classSample("validate boosted trees", options.validation, options),
      ),
  };
}

/** The same for a number to be predicted: by default its mean, by other losses its median or a quantile. */
export function gradientBoostingRegressor(options: RegressionOptions = {}): BoostingRegressor {
  const { loss = { name: "squared" } } = options;
  return {
    name: `gradient boosting, ${loss.name} loss`,
    fit(training, random) {
      const sample = numberSample(task, training, options);
      checkTargets(loss, sample);
      return train(
        loss,
        sample,
        options,
        random,
        () =>
          options.validation && numberSample("validate boosted trees", options.validation, options),
      );
    },
  };
}

async function train(
  loss: LossKind,
  sample: TrainingSample,
  options: BoostingOptions<unknown>,
  random: Random,
  makeValidation: () => TrainingSample | undefined,
): Promise<TrainedTrees> {
  const validation = makeValidation();
  const { names } = sample.features;
  if (validation) checkSameFeatures("validate boosted trees", names, validation.features);
  if (options.earlyStopping !== undefined && !validation) {
    throw new RangeError("Cannot stop early without validation events: give some as `validation`");
  }
  const { start, trees, validationLoss } = await trainBoosting(
    sample,
    validation,
    loss,
    options,
    random,
  );
  const link = { name: linkNames[loss.name] ?? "none" } as const;
  const isProbability = loss.name === "log-loss";
  return sumOfTrees({ features: names, start, link, isProbability, trees, validationLoss });
}

function checkTargets({ name }: LossKind, { targets }: TrainingSample): void {
  const row = name === "poisson" ? targets.findIndex((target) => target < 0) : -1;
  if (row < 0) return;
  throw new RangeError(
    `Cannot ${task}: the target of row ${row} is ${targets[row]}, and a count is 0 or more`,
  );
}

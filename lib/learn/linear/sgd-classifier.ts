import type { Random } from "../../core/index.ts";
import { checkFinite, checkLabelled, checkSameFeatures } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import { recipeOf } from "../recipe.ts";
import { sigmoid } from "../sigmoid.ts";
import { descend, type LinearModel, type LinearSettings } from "./stochastic-descent.ts";

export interface LinearSgdOptions {
  /** "log" makes logistic regression, whose score is a probability; "hinge" a linear support vector machine. Default: "log". */
  readonly loss?: "log" | "hinge";
  /** Strength α of the penalty α(r Σ|w| + (1 − r)/2 Σw²) on the mean loss. Default: 0.0001. */
  readonly penalty?: number;
  /** r, the share of the first: from 0, ridge, to 1, lasso, which sets coefficients to 0. Default: 0. */
  readonly l1Ratio?: number;
  /** Passes over the training sample, at most. Default: 200. */
  readonly epochs?: number;
  /** Training stops when five epochs have not made the mean loss smaller by this. Default: 0.0001. */
  readonly tolerance?: number;
}

/** A linear model: score = w·x + b, through the logistic function for "log". */
export interface TrainedLinear extends TrainedClassifier, LinearModel {}

/**
 * A linear classifier by averaged stochastic gradient descent with Bottou's rates, 1/(α(t₀ + t)): Stochastic
 * Gradient Descent Tricks, 2012, doi:10.1007/978-3-642-35289-8_25. Put a `standardScaler` before it.
 */
export function linearSgd(options: LinearSgdOptions = {}): Classifier<TrainedLinear> {
  const settings: LinearSettings = {
    loss: "log",
    penalty: 1e-4,
    l1Ratio: 0,
    epochs: 200,
    tolerance: 1e-4,
    ...options,
  };
  checkSettings(settings);
  return {
    name: "SGD linear",
    ...recipeOf("linear", options),
    fit(training, random: Random): TrainedLinear {
      const weights = checkLabelled("fit a linear classifier", training);
      const { names } = training.features;
      const model = descend({ ...training, weights }, settings, random);
      return trainedLinear({ names, model, isProbability: settings.loss === "log" });
    },
  };
}

/** What a linear classifier learns. */
export interface LinearState {
  readonly names: readonly string[];
  readonly model: LinearModel;
  readonly isProbability: boolean;
}

export function trainedLinear(state: LinearState): TrainedLinear {
  const { names, model, isProbability } = state;
  return {
    ...model,
    isProbability,
    predict(features): Float64Array {
      checkSameFeatures("classify with a linear model", names, features);
      if (features.nRows > 0) checkFinite("classify with a linear model", features);
      const sums = new Float64Array(features.nRows).fill(model.intercept);
      for (const [c, column] of features.columns.entries()) {
        const coefficient = model.coefficients[c]!;
        for (let row = 0; row < sums.length; row++) sums[row]! += coefficient * column[row]!;
      }
      return isProbability ? sums.map(sigmoid) : sums;
    },
    learned: () => ({ kind: "linear", state }),
  };
}

function checkSettings({ penalty, l1Ratio, epochs, tolerance }: LinearSettings): void {
  const wrong = !(penalty > 0 && penalty < Infinity)
    ? `penalty = ${penalty}: it must be more than 0`
    : !(l1Ratio >= 0 && l1Ratio <= 1)
      ? `l1Ratio = ${l1Ratio}: it must be between 0 and 1`
      : !(Number.isInteger(epochs) && epochs >= 1)
        ? `epochs = ${epochs}: it must be a positive integer`
        : !(tolerance >= 0)
          ? `tolerance = ${tolerance}: it must be 0 or more`
          : undefined;
  if (wrong) throw new RangeError(`Cannot fit a linear classifier with ${wrong}`);
}

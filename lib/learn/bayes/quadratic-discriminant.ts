import { cholesky, type Matrix } from "../../core/index.ts";
import { checkFinite, checkLabelled, checkSameFeatures } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import type { Features } from "../features.ts";
import { recipeOf } from "../recipe.ts";
import { sigmoid } from "../sigmoid.ts";
import { type Moments, momentsOf } from "./moments.ts";

export interface QuadraticDiscriminantOptions {
  /** From 0, each class has its own covariance, to 1, all features have variance 1. Default: 0. */
  readonly regularisation?: number;
}

/**
 * Quadratic discriminant analysis: each class is a Gaussian with its own means and covariance, and the
 * score is the probability of the signal's (Hastie, Tibshirani and Friedman, section 4.3).
 */
export function quadraticDiscriminant(options: QuadraticDiscriminantOptions = {}): Classifier {
  const { regularisation = 0 } = options;
  if (!(regularisation >= 0 && regularisation <= 1)) {
    throw new RangeError(`Cannot regularise by ${regularisation}: it must be between 0 and 1`);
  }
  return {
    name: "QDA",
    ...recipeOf("QDA", options),
    fit(training): TrainedClassifier {
      const task = "fit a quadratic discriminant";
      const weights = checkLabelled(task, training);
      const { features, labels } = training;
      const [background, signal] = ([0, 1] as const).map((label) =>
        gaussian(momentsOf(features, labels, weights, label), label, features, regularisation),
      );
      return trainedQda({ names: features.names, background: background!, signal: signal! });
    },
  };
}

/** What a quadratic discriminant learns. */
export interface QdaState {
  readonly names: readonly string[];
  readonly background: Gaussian;
  readonly signal: Gaussian;
}

/** A class as a Gaussian of many dimensions. */
export interface Gaussian {
  /** The logarithm of weight over volume. */
  readonly height: number;
  readonly means: Float64Array;
  /** Cholesky's factor of the covariance. */
  readonly lower: Matrix;
}

export function trainedQda(state: QdaState): TrainedClassifier {
  const { names, background, signal } = state;
  return {
    isProbability: true,
    predict(asked): Float64Array {
      checkSameFeatures("classify with a quadratic discriminant", names, asked);
      if (asked.nRows > 0) checkFinite("classify with a quadratic discriminant", asked);
      const other = logDensity(background, asked);
      return logDensity(signal, asked).map((log, row) => sigmoid(log - other[row]!));
    },
    learned: () => ({ kind: "QDA", state }),
  };
}

function gaussian(
  { sum, means, scatter, effectiveRows }: Moments,
  label: 0 | 1,
  { names }: Features,
  regularisation: number,
): Gaussian {
  const divisor = sum * (1 - 1 / effectiveRows);
  const covariance = scatter.map((line, i) =>
    line.map((s, j) => (1 - regularisation) * (s / divisor) + (i === j ? regularisation : 0)),
  );
  const lower = factorise(covariance, label, names, effectiveRows);
  const logVolume = lower.reduce((total, line, i) => total + Math.log(line[i]!), 0);
  return { height: Math.log(sum) - logVolume, means, lower };
}

/** The log of weight times density of the class, up to a constant of both. */
function logDensity(
  { height, means, lower }: Gaussian,
  { columns, nRows }: Features,
): Float64Array {
  const z = new Float64Array(means.length);
  return Float64Array.from({ length: nRows }, (_, row) => {
    let square = 0;
    for (let i = 0; i < z.length; i++) {
      let rest = columns[i]![row]! - means[i]!;
      for (let j = 0; j < i; j++) rest -= lower[i]![j]! * z[j]!;
      z[i] = rest / lower[i]![i]!;
      square += z[i]! ** 2;
    }
    return height - square / 2;
  });
}

function factorise(
  covariance: Matrix,
  label: 0 | 1,
  names: readonly string[],
  effectiveRows: number,
): Matrix {
  try {
    if (!(effectiveRows > 1)) throw new RangeError("one row has no covariance");
    return cholesky(covariance);
  } catch (cause) {
    throw new RangeError(
      `Cannot fit a quadratic discriminant: in the ${label ? "signal" : "background"} one of ${names.join(", ")} is constant or follows from the others; drop it or set regularisation`,
      { cause },
    );
  }
}

import { checkFinite, checkLabelled, checkSameFeatures } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import type { Features } from "../features.ts";
import { recipeOf } from "../recipe.ts";
import { sigmoid } from "../sigmoid.ts";
import { type Moments, momentsOf } from "./moments.ts";

export interface NaiveBayesOptions {
  /** Added to each variance, as a share of the largest variance of a feature. Default: 1e-9. */
  readonly smoothing?: number;
}

/** Naive Bayes: each feature of each class is a Gaussian of its own, as if they knew nothing of each other. */
export function gaussianNaiveBayes(options: NaiveBayesOptions = {}): Classifier {
  const { smoothing = 1e-9 } = options;
  if (!(smoothing >= 0 && smoothing < Infinity)) {
    throw new RangeError(`Cannot smooth variances by ${smoothing}: it must be 0 or more`);
  }
  return {
    name: "Gaussian naive Bayes",
    ...recipeOf("naive Bayes", options),
    fit(training): TrainedClassifier {
      const weights = checkLabelled("fit naive Bayes", training);
      const { features, labels } = training;
      const everything = momentsOf(
        features,
        labels.map(() => 1),
        weights,
        1,
        { diagonal: true },
      );
      const added = smoothing * Math.max(...variancesOf(everything, 0));
      const [background, signal] = ([0, 1] as const).map((label): Shape => {
        const moments = momentsOf(features, labels, weights, label, { diagonal: true });
        const variances = checkVariances(variancesOf(moments, added), features);
        return { sum: moments.sum, means: moments.means, variances };
      });
      return trainedNaiveBayes({
        names: features.names,
        background: background!,
        signal: signal!,
      });
    },
  };
}

/** What naive Bayes learns. */
export interface NaiveBayesState {
  readonly names: readonly string[];
  readonly background: Shape;
  readonly signal: Shape;
}

export interface Shape {
  /** Sum of the weights. */
  readonly sum: number;
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

export function trainedNaiveBayes(state: NaiveBayesState): TrainedClassifier {
  const { names, background, signal } = state;
  return {
    isProbability: true,
    predict(asked): Float64Array {
      checkSameFeatures("classify with naive Bayes", names, asked);
      if (asked.nRows > 0) checkFinite("classify with naive Bayes", asked);
      const odds = new Float64Array(asked.nRows).fill(Math.log(signal.sum / background.sum));
      addLogDensities(odds, 1, signal, asked);
      addLogDensities(odds, -1, background, asked);
      return odds.map(sigmoid);
    },
    learned: () => ({ kind: "naive Bayes", state }),
  };
}

function variancesOf({ scatter, sum }: Moments, added: number): Float64Array {
  return Float64Array.from(scatter, (line, i) => line[i]! / sum + added);
}

function checkVariances(variances: Float64Array, { names }: Features): Float64Array {
  const constant = variances.findIndex((variance) => !(variance > 0));
  if (constant < 0) return variances;
  throw new RangeError(
    `Cannot fit naive Bayes: ${names[constant]} does not vary in one of the classes, so it has no Gaussian`,
  );
}

function addLogDensities(
  odds: Float64Array,
  sign: 1 | -1,
  { means, variances }: Shape,
  { columns }: Features,
): void {
  for (const [c, column] of columns.entries()) {
    const [mean, variance] = [means[c]!, variances[c]!];
    const logWidth = Math.log(variance) / 2;
    for (let row = 0; row < odds.length; row++) {
      odds[row]! -= sign * ((column[row]! - mean) ** 2 / (2 * variance) + logWidth);
    }
  }
}

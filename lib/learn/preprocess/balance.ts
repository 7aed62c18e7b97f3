import type { Labelled } from "../classifier.ts";

/**
 * The sample with the weights of each class scaled to half the number of rows, as TMVA's EqualNumEvents:
 * training then cares as much for a rare signal as for its background, and p = ½ is where the densities are equal.
 */
export function balanced(sample: Labelled): Labelled & { readonly weights: Float64Array } {
  const { labels, weights = new Float64Array(labels.length).fill(1) } = sample;
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i]!]! += weights[i]!;
  if (!(sums[0]! > 0 && sums[1]! > 0)) {
    throw new RangeError(
      `Cannot balance the classes: the weights of the background add up to ${sums[0]}, those of the signal to ${sums[1]}, and both must be more than 0`,
    );
  }
  const scales = sums.map((sum) => labels.length / (2 * sum));
  return { ...sample, weights: weights.map((weight, i) => weight * scales[labels[i]!]!) };
}

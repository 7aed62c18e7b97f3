import type { Classifier } from "../classifier.ts";
import { type NegativeWeights, treatNegative } from "../trees/sample/negative-weights.ts";

/**
 * The classifier, for samples with negative weights, as generators at next-to-leading order make them: trained
 * without them, on their sizes, or with each set off against its nearest neighbours. Only the training changes;
 * metrics take the weights as they are.
 */
export function positiveWeightsOnly(
  treatment: Exclude<NegativeWeights, "keep">,
  classifier: Classifier,
): Classifier {
  return {
    name: classifier.name,
    fit(training, random) {
      const { features, labels, weights } = training;
      if (!weights) return classifier.fit(training, random);
      const treated = treatNegative(features.columns, labels, weights, treatment);
      return classifier.fit({ ...training, weights: treated }, random);
    },
  };
}

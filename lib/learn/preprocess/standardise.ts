import { checkFinite, checkSameFeatures, positiveWeights } from "../checks.ts";
import type { Features } from "../features.ts";
import type { WeightOption } from "../metrics/scored.ts";

/** What was subtracted from each feature and by what the rest was divided. */
export interface Scaling {
  readonly names: readonly string[];
  readonly means: Float64Array;
  /** 1 for a feature that does not vary. */
  readonly deviations: Float64Array;
}

/** The mean and the standard deviation of each feature in these rows: those of the training sample, never of the test. */
export function scalingOf(features: Features, options: WeightOption = {}): Scaling {
  const task = "standardise";
  checkFinite(task, features);
  const weights = positiveWeights(task, features.nRows, options.weights);
  const sum = weights.reduce((total, w) => total + w, 0);
  const average = (values: Float64Array): number =>
    values.reduce((total, value, row) => total + weights[row]! * value, 0) / sum;
  const means = Float64Array.from(features.columns, average);
  const deviations = Float64Array.from(features.columns, (column, c) => {
    const mean = means[c]!;
    const deviation = Math.sqrt(average(column.map((x) => (x - mean) ** 2)));
    return deviation > 1e-12 * Math.abs(mean) ? deviation : 1; // less is rounding of a constant
  });
  return { names: features.names, means, deviations };
}

/** The features in units of their standard deviations from their means. */
export function standardise(features: Features, { names, means, deviations }: Scaling): Features {
  checkSameFeatures("standardise", names, features);
  const columns = features.columns.map((column, c) => {
    const [mean, deviation] = [means[c]!, deviations[c]!];
    return column.map((x) => (x - mean) / deviation);
  });
  return { ...features, columns };
}

/** The way back from standardised features to their own units. */
export function unstandardise(features: Features, { means, deviations }: Scaling): Features {
  const columns = features.columns.map((column, c) =>
    column.map((z) => means[c]! + z * deviations[c]!),
  );
  return { ...features, columns };
}

import type { Features } from "../features.ts";
import { recipeOf } from "../recipe.ts";
import type { LearnedTransform, Transform } from "./pipeline.ts";

/**
 * Puts the median of the training rows in the place of each missing value (NaN), for classifiers that
 * take none; where all are missing, 0. Weights have no say.
 */
export function medianImputer(): Transform {
  return {
    name: "median imputer",
    fillsMissing: true,
    ...recipeOf("median imputer", {}),
    fit: (training) => imputerWith(training.columns.map(medianOf)),
  };
}

/** A median imputer that has learned; one median per column. */
export function imputerWith(medians: readonly number[]): LearnedTransform {
  const fill = (features: Features): Features => {
    const columns = features.columns.map((column, c) =>
      column.map((x) => (Number.isNaN(x) ? medians[c]! : x)),
    );
    return { ...features, columns };
  };
  return Object.assign(fill, { learned: () => ({ kind: "median imputer", state: medians }) });
}

function medianOf(values: Float64Array): number {
  const known = values.filter((x) => !Number.isNaN(x)).sort();
  if (known.length === 0) return 0;
  const middle = (known.length - 1) / 2;
  return (known[Math.floor(middle)]! + known[Math.ceil(middle)]!) / 2;
}

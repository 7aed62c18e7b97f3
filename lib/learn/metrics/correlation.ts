import type { Matrix } from "../../core/index.ts";
import { checkFinite } from "../checks.ts";
import type { Features } from "../features.ts";
import type { WeightOption } from "./scored.ts";

/** Pearson's linear correlation of each feature with each, −1 to 1; NaN for one that does not vary. */
export function correlations(features: Features, { weights }: WeightOption = {}): Matrix {
  checkFinite("correlate features", features);
  const { columns, nRows, names } = features;
  if (weights && weights.length !== nRows) {
    throw new RangeError(
      `Cannot correlate ${names.length} features: there are ${weights.length} weights for ${nRows} rows`,
    );
  }
  const weighted = (f: (row: number) => number): number => {
    let total = 0;
    for (let row = 0; row < nRows; row++) total += f(row) * (weights ? weights[row]! : 1);
    return total;
  };
  const sum = weighted(() => 1);
  const centred = columns.map((column) => {
    const mean = weighted((row) => column[row]!) / sum;
    return column.map((value) => value - mean);
  });
  const covariance = (a: Float64Array, b: Float64Array): number =>
    weighted((row) => a[row]! * b[row]!);
  const sizes = centred.map((column) => Math.sqrt(covariance(column, column)));
  const rows = centred.map(() => new Float64Array(columns.length));
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j <= i; j++) {
      const value = covariance(centred[i]!, centred[j]!) / (sizes[i]! * sizes[j]!);
      rows[i]![j] = i === j && sizes[i]! > 0 ? 1 : value;
      rows[j]![i] = rows[i]![j]!;
    }
  }
  return rows;
}

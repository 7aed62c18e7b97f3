import type { Labelled } from "./classifier.ts";
import type { Features } from "./features.ts";

/** Throws unless there are rows and every number in them is finite: "Cannot train the network: …". */
export function checkFinite(task: string, { names, columns, nRows }: Features): void {
  if (nRows === 0 || names.length === 0) {
    throw new RangeError(
      `Cannot ${task}: there are ${nRows} rows of ${names.length} features, and one of each is the least`,
    );
  }
  for (const [c, column] of columns.entries()) {
    const row = column.findIndex((value) => !Number.isFinite(value));
    if (row < 0) continue;
    throw new RangeError(
      `Cannot ${task}: ${names[c]} is ${column[row]} in row ${row}, and must be a finite number`,
    );
  }
}

/** Throws unless the features are those learned from, in the same order. */
export function checkSameFeatures(
  task: string,
  learned: readonly string[],
  { names }: Features,
): void {
  if (learned.length === names.length && learned.every((name, i) => name === names[i])) return;
  throw new RangeError(
    `Cannot ${task}: the features are ${names.join(", ")}, and ${learned.join(", ")} were learned from`,
  );
}

/** The weights of a training sample, all one if none were given; throws if one is negative or not finite, or none counts. */
export function positiveWeights(
  task: string,
  nRows: number,
  weights: Float64Array = new Float64Array(nRows).fill(1),
): Float64Array {
  if (weights.length !== nRows) {
    throw new RangeError(
      `Cannot ${task}: there are ${weights.length} weights for ${nRows} rows, and each needs one`,
    );
  }
  const row = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (row >= 0) {
    throw new RangeError(
      `Cannot ${task}: the weight of row ${row} is ${weights[row]}, and must be 0 or more`,
    );
  }
  if (weights.some((weight) => weight > 0)) return weights;
  throw new RangeError(`Cannot ${task}: every weight is 0, so that no row counts`);
}

/** Throws unless every row has a label, 0 or 1, and both kinds have weight. Gives the weights, none negative. */
export function checkLabelled(task: string, { features, labels, weights }: Labelled): Float64Array {
  checkFinite(task, features);
  if (labels.length !== features.nRows) {
    throw new RangeError(
      `Cannot ${task}: there are ${labels.length} labels for ${features.nRows} rows, and each needs one`,
    );
  }
  const known = positiveWeights(task, features.nRows, weights);
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i]! > 1) {
      throw new RangeError(
        `Cannot ${task}: the label of row ${i} is ${labels[i]}, and must be 1 for signal or 0 for background`,
      );
    }
    sums[labels[i]!]! += known[i]!;
  }
  if (sums[0]! > 0 && sums[1]! > 0) return known;
  throw new RangeError(
    `Cannot ${task}: there is no ${sums[0] ? "signal" : "background"} with a positive weight, and both classes are needed`,
  );
}

import { type Labelled, labelledRows } from "../../classifier.ts";
import type { Features } from "../../features.ts";
import { exactSum, summable } from "./exact-sum.ts";
import { type NegativeWeights, treatNegative } from "./negative-weights.ts";

/** What to learn a number from: rows, the number of each, and how much it counts. */
export interface Measurements {
  readonly features: Features;
  readonly targets: Float64Array;
  /** One per row. Default: all one. */
  readonly weights?: Float64Array;
}

/** Rows as trees are trained on them. */
export interface TrainingSample {
  readonly features: Features;
  readonly targets: Float64Array;
  readonly weights: Float64Array;
}

/** How much the two classes count: their weights are multiplied; "balanced" gives both half of the sum. */
export type ClassWeight = "balanced" | { readonly signal: number; readonly background: number };

export interface WeightOptions {
  readonly negativeWeights?: NegativeWeights;
  readonly classWeight?: ClassWeight;
  /** Scale the weights so that the mean of |w| is 1; then `l2` and `minLeafWeight` count typical events. */
  readonly normalizeWeights?: boolean;
}

/** The sample with its weights as options ask for, all sums of them exact; throws if nothing can be learned from it. */
export function classSample(
  task: string,
  { features, labels, weights }: Labelled,
  { negativeWeights = "keep", classWeight, normalizeWeights = true }: WeightOptions = {},
): TrainingSample {
  checkRows(task, features, labels.length, weights);
  const wrong = labels.findIndex((label) => label > 1);
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot ${task}: the label of row ${wrong} is ${labels[wrong]}, and must be 1 for signal or 0 for background`,
    );
  }
  const given = weights ?? new Float64Array(features.nRows).fill(1);
  const treated = treatNegative(features.columns, labels, given, negativeWeights);
  if (negativeWeights !== "keep" && treated.includes(0)) {
    const left = [...treated.keys()].filter((row) => treated[row] !== 0);
    const rest = labelledRows({ features, labels, weights: treated }, left);
    return classSample(task, rest, { ...(classWeight && { classWeight }), normalizeWeights });
  }
  const sums = [0, 1].map((label) =>
    exactSum(treated.map((w, i) => (labels[i] === label ? w : 0))),
  );
  for (const [label, name] of ["background", "signal"].entries()) {
    if (sums[label]! > 0) continue;
    throw new RangeError(
      `Cannot ${task}: the weights of the ${name} sum to ${sums[label]}, and both classes need a positive sum`,
    );
  }
  const [background, signal] = factors(classWeight, sums[0]!, sums[1]!);
  const scaled = treated.map((w, i) => w * (labels[i] ? signal : background));
  const targets = Float64Array.from(labels);
  return { features, targets, weights: finished(scaled, normalizeWeights) };
}

/** The same for a number to be predicted. */
export function numberSample(
  task: string,
  { features, targets, weights }: Measurements,
  { normalizeWeights = true }: WeightOptions = {},
): TrainingSample {
  checkRows(task, features, targets.length, weights);
  const wrong = targets.findIndex((target) => !Number.isFinite(target));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot ${task}: the target of row ${wrong} is ${targets[wrong]}, and must be a finite number`,
    );
  }
  const given = weights ?? new Float64Array(features.nRows).fill(1);
  if (!(exactSum(given) > 0)) {
    throw new RangeError(
      `Cannot ${task}: the weights sum to ${exactSum(given)}, not to more than 0`,
    );
  }
  return { features, targets, weights: finished(given, normalizeWeights) };
}

function factors(
  classWeight: ClassWeight | undefined,
  background: number,
  signal: number,
): [number, number] {
  if (classWeight === undefined) return [1, 1];
  if (classWeight !== "balanced") return [classWeight.background, classWeight.signal];
  const half = (background + signal) / 2;
  return [half / background, half / signal];
}

function finished(weights: Float64Array, normalize: boolean): Float64Array {
  const mean = normalize ? exactSum(weights.map(Math.abs)) / weights.length : 1;
  return summable(weights.map((weight) => weight / mean));
}

function checkRows(
  task: string,
  { nRows, names }: Features,
  nAnswers: number,
  weights?: Float64Array,
): void {
  if (nRows === 0 || names.length === 0) {
    throw new RangeError(
      `Cannot ${task}: there are ${nRows} rows of ${names.length} features, and one of each is the least`,
    );
  }
  for (const [what, n] of [
    ["labels", nAnswers],
    ["weights", weights?.length ?? nRows],
  ] as const) {
    if (n === nRows) continue;
    throw new RangeError(`Cannot ${task}: there are ${n} ${what} for ${nRows} rows`);
  }
  const wrong = weights?.findIndex((weight) => !Number.isFinite(weight)) ?? -1;
  if (wrong < 0) return;
  throw new RangeError(
    `Cannot ${task}: the weight of row ${wrong} is ${weights![wrong]}, and must be a finite number`,
  );
}

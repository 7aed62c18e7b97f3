import { type Matrix, normalCdf } from "../../core/index.ts";
import { ascendingOrder } from "../order.ts";
import { type WeightOption, weightsOf } from "./scored.ts";

/** A number measured on a sample, with its standard error. */
export interface Measured {
  readonly value: number;
  readonly error: number;
}

/** The difference of two AUCs on the same events, A − B, in units of its error and as a two-sided p-value. */
export interface AucComparison {
  readonly difference: number;
  readonly error: number;
  readonly z: number;
  readonly pValue: number;
}

/**
 * The area under the ROC curve, exact: Σ wᵢwⱼ over pairs of a signal and a background event where the
 * signal scores higher, ties half, over the sum of all pairs. It equals the trapezoids' area under `roc`
 * for weights of either sign; with negative ones it may leave [0, 1], as the curve itself may turn back.
 */
export function auc(scores: Float64Array, labels: Uint8Array, options: WeightOption = {}): number {
  const weights = weightsOf("measure the AUC", scores, labels, options);
  return meanPlacement(placements(scores, labels, weights), labels, weights);
}

/** The AUC with its error after DeLong, DeLong and Clarke-Pearson 1988, doi:10.2307/2531595; see `aucCovariance`. */
export function measureAuc(
  scores: Float64Array,
  labels: Uint8Array,
  options: WeightOption = {},
): Measured {
  const { values, covariance } = aucCovariance([scores], labels, options);
  return { value: values[0]!, error: Math.sqrt(covariance[0]![0]!) };
}

/** Whether classifier A is better than B, by DeLong's test on the same events: their errors go the same way and cancel in part. */
export function compareAuc(
  a: Float64Array,
  b: Float64Array,
  labels: Uint8Array,
  options: WeightOption = {},
): AucComparison {
  const { values, covariance } = aucCovariance([a, b], labels, options);
  const difference = values[0]! - values[1]!;
  const variance = covariance[0]![0]! + covariance[1]![1]! - 2 * covariance[0]![1]!;
  const error = Math.sqrt(Math.max(0, variance));
  const z = difference === 0 ? 0 : difference / error;
  return { difference, error, z, pValue: 2 * normalCdf(-Math.abs(z)) };
}

/**
 * The AUCs of several classifiers on the same events and their covariance after DeLong. A weighted event
 * counts as one event: with V its share of the other class that it beats, the sum of w²(V − AUC)² over
 * (Σw)², times n/(n − 1) for n = (Σw)²/Σw² effective events of its class.
 */
export function aucCovariance(
  scores: readonly Float64Array[],
  labels: Uint8Array,
  options: WeightOption = {},
): { readonly values: Float64Array; readonly covariance: Matrix } {
  const task = "measure the error of the AUC";
  const all = scores.map((each) => weightsOf(task, each, labels, options));
  const weights = all[0] ?? new Float64Array();
  const placed = scores.map((each) => placements(each, labels, weights));
  const values = Float64Array.from(placed, (each) => meanPlacement(each, labels, weights));
  const factors = ([0, 1] as const).map((label) => varianceFactor(task, label, labels, weights));
  const covariance = placed.map((a, i) =>
    Float64Array.from(placed, (b, j) => {
      let total = 0;
      for (let k = 0; k < labels.length; k++) {
        const product = (a[k]! - values[i]!) * (b[k]! - values[j]!);
        total += factors[labels[k]!]! * weights[k]! * weights[k]! * product;
      }
      return total;
    }),
  );
  return { values, covariance };
}

/** For each event, the share of the other class that it beats, as a signal from above, as a background from below. */
function placements(scores: Float64Array, labels: Uint8Array, weights: Float64Array): Float64Array {
  const order = ascendingOrder(scores);
  const below = [0, 0];
  const sums = sumByClass(labels, weights);
  const placed = new Float64Array(scores.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const score = scores[order[start]!]!;
    const tied = [0, 0];
    for (; end < order.length && scores[order[end]!] === score; end++) {
      const i = order[end]!;
      tied[labels[i]!]! += weights[i]!;
    }
    const beaten = (below[0]! + tied[0]! / 2) / sums[0]!;
    const beating = 1 - (below[1]! + tied[1]! / 2) / sums[1]!;
    for (let k = start; k < end; k++) placed[order[k]!] = labels[order[k]!] ? beaten : beating;
    below[0]! += tied[0]!;
    below[1]! += tied[1]!;
  }
  return placed;
}

function meanPlacement(placed: Float64Array, labels: Uint8Array, weights: Float64Array): number {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    if (!labels[i]) continue;
    total += weights[i]! * placed[i]!;
    sum += weights[i]!;
  }
  return total / sum;
}

function sumByClass(labels: Uint8Array, values: Float64Array): [number, number] {
  const sums: [number, number] = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i] as 0 | 1] += values[i]!; // checked by weightsOf
  return sums;
}

/** n / ((n − 1) (Σw)²) of one class, n its effective number of events. */
function varianceFactor(
  task: string,
  label: 0 | 1,
  labels: Uint8Array,
  weights: Float64Array,
): number {
  const sum = sumByClass(labels, weights)[label];
  const effective =
    sum ** 2 /
    sumByClass(
      labels,
      weights.map((w) => w * w),
    )[label];
  if (effective > 1) return effective / ((effective - 1) * sum ** 2);
  throw new RangeError(
    `Cannot ${task}: the ${label ? "signal" : "background"} weighs as much as ${effective} events, and two are the least`,
  );
}

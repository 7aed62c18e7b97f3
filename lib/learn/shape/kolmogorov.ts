import { poisson, type Random } from "../../core/index.ts";
import type { Hist1D } from "../../hist/index.ts";
import { ascendingOrder } from "../order.ts";

/** Numbers and what each counts. Default: each one. */
export interface WeightedValues {
  readonly values: Float64Array;
  readonly weights?: Float64Array | undefined;
}

export interface KolmogorovTest {
  /** The largest distance between the two cumulative distributions. */
  readonly distance: number;
  /** The chance of at least such a distance if both samples come from one distribution. */
  readonly pValue: number;
}

/**
 * Do two samples come from one distribution? Kolmogorov and Smirnov's test without bins; weighted samples
 * count as (Σw)²/Σw² events, which is an approximation. The p-value is that of Stephens 1970, good to a
 * few percent of itself from 4 events on.
 */
export function kolmogorovTest(a: WeightedValues, b: WeightedValues): KolmogorovTest {
  const [first, second] = [checked(a), checked(b)];
  const distance = largestDistance(first, second);
  const n = (first.effective * second.effective) / (first.effective + second.effective);
  const z = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  return { distance, pValue: kolmogorovSurvival(z) };
}

/**
 * The number that TMVA's pictures print for a score's test and training histogram, ROOT's option "X": the
 * share of 1000 histograms, drawn from the *test* histogram with as many events as the training has, that
 * are further from the test histogram than the training is. The test's own fluctuations are left out, and
 * what happens inside a bin too: with samples of equal size it finds p < 0.05 far too often.
 */
export function tmvaKolmogorov(
  test: Hist1D,
  training: Hist1D,
  random: Random,
  { experiments = 1000 }: { experiments?: number } = {},
): number {
  const [drawn, compared] = [inside(test), inside(training)];
  const events = Math.floor(compared.effective);
  const distance = binnedDistance(drawn.shares, compared.shares);
  let further = 0;
  for (let i = 0; i < experiments; i++) {
    // counts that are Poisson one by one have, for their total, the shape of so many drawn events
    const counts = drawn.shares.map((share) => poisson(random, Math.max(0, share) * events));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const shares = counts.map((count) => count / Math.max(1, total));
    if (binnedDistance(drawn.shares, shares) > distance) further++;
  }
  return further / experiments;
}

/** P(K > z) of Kolmogorov's distribution, by whichever of its two series is short there. */
export function kolmogorovSurvival(z: number): number {
  if (!(z > 0)) return 1;
  let sum = 0;
  if (z < 1.18) {
    for (let k = 1; k <= 7; k += 2) sum += Math.exp(-((k * Math.PI) ** 2) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) / z) * sum;
  }
  for (let k = 1; k <= 5; k++) sum += (k % 2 ? 2 : -2) * Math.exp(-2 * (k * z) ** 2);
  return sum;
}

interface Sample {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly sum: number;
  /** (Σw)²/Σw². */
  readonly effective: number;
}

function checked({
  values,
  weights = new Float64Array(values.length).fill(1),
}: WeightedValues): Sample {
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  if (weights.length !== values.length || !(sum > 0) || values.some(Number.isNaN)) {
    throw new RangeError(
      `Cannot compare ${values.length} values with ${weights.length} weights that add up to ${sum}: each value must be a number with a weight, and the sum more than 0`,
    );
  }
  return { values, weights, sum, effective: sum ** 2 / squares };
}

function largestDistance(a: Sample, b: Sample): number {
  const [first, second] = [ascendingOrder(a.values), ascendingOrder(b.values)];
  let [i, j, below, under, largest] = [0, 0, 0, 0, 0];
  while (i < first.length && j < second.length) {
    const value = Math.min(a.values[first[i]!]!, b.values[second[j]!]!);
    for (; i < first.length && a.values[first[i]!] === value; i++) below += a.weights[first[i]!]!;
    for (; j < second.length && b.values[second[j]!] === value; j++)
      under += b.weights[second[j]!]!;
    largest = Math.max(largest, Math.abs(below / a.sum - under / b.sum));
  }
  return largest;
}

/** What the bins hold of the whole, without under- and overflow, and the effective number of events in them. */
function inside({ sumW, sumW2 }: Hist1D): {
  readonly shares: Float64Array;
  readonly effective: number;
} {
  const [contents, squares] = [sumW.subarray(1, -1), sumW2.subarray(1, -1)];
  const sum = contents.reduce((total, w) => total + w, 0);
  if (!(sum > 0)) {
    throw new RangeError(`Cannot compare histograms: the bins of one add up to ${sum}`);
  }
  return {
    shares: contents.map((w) => w / sum),
    effective: sum ** 2 / squares.reduce((total, w2) => total + w2, 0),
  };
}

function binnedDistance(a: Float64Array, b: Float64Array): number {
  let [difference, largest] = [0, 0];
  for (let bin = 0; bin < a.length; bin++) {
    difference += a[bin]! - b[bin]!;
    largest = Math.max(largest, Math.abs(difference));
  }
  return largest;
}

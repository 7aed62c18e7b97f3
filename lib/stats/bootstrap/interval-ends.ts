import { normalCdf, normalQuantile } from "../../core/index.ts";
import { spread } from "./replicas.ts";

/**
 * How an interval is read off the replicas:
 * `normal` estimate ± z standard errors; `percentile` quantiles of the replicas; `basic` the same,
 * mirrored in the estimate; `bc` and `bca` quantiles shifted for bias, and for a spread that changes
 * with the estimate (Efron 1987, doi:10.1080/01621459.1987.10478410); `studentized` by each
 * replica's distance in units of its own error.
 */
export type IntervalKind = "normal" | "percentile" | "basic" | "bc" | "bca" | "studentized";

export const intervalKinds: readonly IntervalKind[] = [
  ...(["normal", "percentile", "basic", "bc", "bca", "studentized"] as const),
];

/** What goes into an interval besides the replicas. */
export interface IntervalTask {
  readonly kind: IntervalKind;
  readonly level: number;
  readonly estimate: number;
  /** Of BCa. */
  readonly acceleration: number;
  /** Own error of the estimate, if studentized. */
  readonly error: number;
}

/** Lower and upper end from the replicas in rising order: their values, or if studentized their distances (value − estimate)/error. */
export function intervalEnds(sorted: Float64Array, task: IntervalTask): readonly [number, number] {
  const { kind, level, estimate, acceleration, error } = task;
  const tail = (1 - level) / 2;
  const at = (probability: number): number => quantile(sorted, probability);
  switch (kind) {
    case "normal": {
      const half = -normalQuantile(tail) * spread(sorted);
      return [estimate - half, estimate + half];
    }
    case "percentile":
      return [at(tail), at(1 - tail)];
    case "basic":
      return [2 * estimate - at(1 - tail), 2 * estimate - at(tail)];
    case "studentized":
      return [estimate - error * at(1 - tail), estimate - error * at(tail)];
    case "bc":
    case "bca": {
      const shifted = shift(biasCorrection(sorted, estimate), kind === "bca" ? acceleration : 0);
      return [at(shifted(tail)), at(shifted(1 - tail))];
    }
  }
}

/** z₀: the estimate's place among the replicas in standard deviations of a Gaussian, 0 for the median; equal values count half. */
export function biasCorrection(sorted: Float64Array, estimate: number): number {
  const below = firstFrom(sorted, (value) => value >= estimate);
  const upTo = firstFrom(sorted, (value) => value > estimate);
  const share = (below + upTo) / (2 * sorted.length);
  if (share > 0 && share < 1) return normalQuantile(share);
  throw new RangeError(
    `Cannot correct for bias: all ${sorted.length} replicas lie on one side of the estimate ${estimate}`,
  );
}

/** The probability whose quantile takes the place of the nominal one: Efron 1987, eq. 3.9. */
function shift(z0: number, acceleration: number): (probability: number) => number {
  return (probability) => {
    const z = z0 + normalQuantile(probability);
    const stretch = 1 - acceleration * z;
    if (stretch > 0) return normalCdf(z0 + z / stretch);
    throw new RangeError(
      `Cannot give a BCa interval of so high a level: its acceleration ${acceleration} leaves none`,
    );
  };
}

/** Linear between the order statistics, the lowest at 0 and the highest at 1: type 7 of Hyndman and Fan 1996. */
function quantile(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1);
  const low = Math.floor(place);
  const [a, b] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return a + (place - low) * (b - a);
}

/** How many come before the first that is so, by bisection. */
function firstFrom(sorted: Float64Array, isSo: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

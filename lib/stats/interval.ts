import { betaI, findRoot, gammaP, gammaQ } from "../core/index.ts";

export interface IntervalOptions {
  /** Probability that the interval covers the truth, at least. Default: 0.6827, one σ. */
  level?: number;
}

const oneSigma = 0.682689492137086;

/**
 * The central interval for the mean of a Poisson count `n`: error bars of counts that are too small
 * for √n. Garwood 1936, doi:10.1093/biomet/28.3-4.437.
 */
export function poissonInterval(
  n: number,
  { level = oneSigma }: IntervalOptions = {},
): readonly [number, number] {
  if (!(n >= 0 && Number.isFinite(n))) {
    throw new RangeError(`Cannot give an interval for ${n} events: a count is 0 or more`);
  }
  const tail = tailOf(level);
  const far = n + 20 + 20 * Math.sqrt(n + 1);
  const low = n === 0 ? 0 : findRoot((mean) => gammaP(n, mean) - tail, [0, n + 1]);
  return [low, findRoot((mean) => gammaQ(n + 1, mean) - tail, [n, far])];
}

/** A fraction of counts and its interval. */
export interface Efficiency {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** passed/total with its central interval: Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404. */
export function efficiency(
  passed: number,
  total: number,
  { level = oneSigma }: IntervalOptions = {},
): Efficiency {
  const counts = Number.isInteger(passed) && Number.isInteger(total);
  if (!(counts && passed >= 0 && passed <= total && total > 0)) {
    throw new RangeError(
      `Cannot take the efficiency of ${passed} out of ${total}: of one event or more, 0 or more pass`,
    );
  }
  const tail = tailOf(level);
  const lowest = (seen: number, other: number): number =>
    seen === 0 ? 0 : findRoot((p) => betaI(p, seen, other + 1) - tail, [0, 1]);
  const failed = total - passed;
  const [low, high] = [lowest(passed, failed), 1 - lowest(failed, passed)];
  return { value: passed / total, low, high };
}

function tailOf(level: number): number {
  if (level > 0 && level < 1) return (1 - level) / 2;
  throw new RangeError(`Cannot give an interval at level ${level}: the level is between 0 and 1`);
}

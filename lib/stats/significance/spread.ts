import { normal, poisson, type Random } from "../../core/index.ts";
import { type BackgroundOptions, countSignificance } from "./counting.ts";

export interface SpreadOptions extends BackgroundOptions {
  readonly random: Random;
  /** Pretended experiments. Default: 400. */
  readonly nToys?: number;
}

/** Where the significances of many experiments lie: the median, and the middle 68 % of them. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * Pretends experiments that count `signal` + `background` events on average, the true background drawn from its
 * uncertainty each time, and gives the spread of the significances that they would quote.
 */
export function significanceSpread(
  signal: number,
  background: number,
  { random, nToys = 400, error = 0 }: SpreadOptions,
): Spread {
  if (!(Number.isInteger(nToys) && nToys >= 1)) {
    throw new RangeError(`Cannot pretend ${nToys} experiments: a whole number from 1 is wanted`);
  }
  const found = Float64Array.from({ length: nToys }, () => {
    const truth = Math.max(normal(random, background, error), 0);
    return countSignificance(poisson(random, signal + truth), background, { error });
  }).sort();
  const at = (share: number): number => found[Math.round(share * (nToys - 1))]!;
  return { low: at(0.1587), median: at(0.5), high: at(0.8413) };
}

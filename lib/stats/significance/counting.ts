import { countingSignificance, gammaP, normalCdf, normalQuantile } from "../../core/index.ts";

export interface BackgroundOptions {
  /** Standard uncertainty of the expected background, in events. Default: 0. */
  readonly error?: number;
}

/**
 * How many standard deviations `n` events lie above `background` expected ones, by the likelihood ratio: with
 * exact background √(2[n ln(n/b) − (n − b)]), and with an uncertain one, known as if from a count in a control
 * region, Li and Ma's formula (Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727; Cowan 2012). Negative for a deficit.
 */
export function countSignificance(
  n: number,
  background: number,
  { error = 0 }: BackgroundOptions = {},
): number {
  checkCounts(n, background, error);
  return countingSignificance(n, background, error * error);
}

/**
 * The significance to be expected where `signal` events come on top of the background: that of the mean count
 * itself, which is close to the median over many experiments (the "Asimov" value).
 */
export function expectedSignificance(
  signal: number,
  background: number,
  options: BackgroundOptions = {},
): number {
  return countSignificance(signal + background, background, options);
}

/** Probability that an exactly known background gives `n` events or more. */
export function countPValue(n: number, background: number): number {
  checkCounts(n, background, 0);
  return n === 0 ? 1 : gammaP(n, background);
}

/** Probability that a Gaussian fluctuates up by this many standard deviations or more: 5 is 2.87 × 10⁻⁷. */
export function pValueOf(significance: number): number {
  return normalCdf(-significance);
}

/** The one-sided significance of a p-value, in standard deviations. */
export function significanceOf(pValue: number): number {
  return -normalQuantile(pValue);
}

function checkCounts(n: number, background: number, error: number): void {
  if (!(n >= 0 && n < Infinity)) {
    throw new RangeError(`Cannot tell the significance of ${n} events: a count from 0 is wanted`);
  }
  if (!(background > 0 && background < Infinity)) {
    throw new RangeError(
      `Cannot tell a significance above a background of ${background} events: a number above 0 is wanted`,
    );
  }
  if (!(error >= 0 && error < Infinity)) {
    throw new RangeError(
      `Cannot tell a significance above a background that is uncertain by ${error} events: 0 or more is wanted`,
    );
  }
}

import { normalCdf } from "./error-function.ts";

/**
 * The number of standard deviations below which a Gaussian has this probability, the inverse of
 * `normalCdf`, to a few units in the last place of the smaller tail: the rational start of Abramowitz
 * and Stegun 26.2.23 and two steps of Halley's method. ∓∞ at 0 and 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(
      `Cannot take the Gaussian quantile of ${probability}: a probability from 0 to 1 is wanted`,
    );
  }
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 0.5) return 0;
  let x = start(probability);
  for (let step = 0; step < 2; step++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const miss = (normalCdf(x) - probability) / density;
    x -= miss / (1 + (x * miss) / 2);
  }
  return x;
}

/** Within 4.5e-4 of the quantile of a probability below one half. */
function start(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  return numerator / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
}

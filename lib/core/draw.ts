import { logGamma } from "./gamma.ts";
import type { Random } from "./random.ts";

/** A number from the Gaussian of this mean and standard deviation (Box and Muller 1958). */
export function normal(random: Random, mean = 0, sigma = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + sigma * radius * Math.cos(2 * Math.PI * random());
}

/** A number from the exponential distribution of this mean: a decay time, a flight length. */
export function exponential(random: Random, mean = 1): number {
  return -mean * Math.log(1 - random());
}

/** A count from the Poisson distribution of this mean. */
export function poisson(random: Random, mean: number): number {
  if (!(mean >= 0 && mean < Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`Cannot draw a count with mean ${mean}: it must be 0 or more`);
  }
  return mean < 10 ? countArrivals(random, mean) : rejectFromHat(random, mean);
}

/** Counts how many exponential steps fit into `mean` (Knuth, TAOCP 2, 3.4.1). */
function countArrivals(random: Random, mean: number): number {
  const end = Math.exp(-mean);
  let n = 0;
  for (let product = random(); product > end; product *= random()) n++;
  return n;
}

/** Transformed rejection, algorithm PTRS of Hörmann 1993, doi:10.1016/0167-6687(93)90997-4. */
function rejectFromHat(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const n = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return n;
    if (n < 0 || (us < 0.013 && v > us)) continue;
    const logHat = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (logHat <= n * Math.log(mean) - mean - logGamma(n + 1)) return n;
  }
}

import type { Random } from "../../core/index.ts";
import { quickExp, quickLog } from "../generator/radiation/quick-math.ts";

/** A standard normal deviate by the polar method (Marsaglia and Bray 1964), with the quick logarithm. */
export function quickNormal(random: Random): number {
  let x: number;
  let r2: number;
  do {
    x = 2 * random() - 1;
    const y = 2 * random() - 1;
    r2 = x * x + y * y;
  } while (r2 >= 1 || r2 === 0);
  return x * Math.sqrt((-2 * quickLog(r2)) / r2);
}

/** An exponential deviate of this mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * quickLog(1 - random());
}

/** A Poisson deviate: by multiplication below a mean of 12, a rounded Gaussian above. */
export function poisson(random: Random, mean: number): number {
  if (mean > 12) {
    return Math.max(0, Math.floor(mean + Math.sqrt(mean) * quickNormal(random) + 0.5));
  }
  const least = quickExp(-mean);
  let n = 0;
  for (let product = random(); product > least; product *= random()) n++;
  return n;
}

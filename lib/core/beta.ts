import { continuedFraction } from "./continued-fraction.ts";
import { logGamma } from "./gamma.ts";

/** Iₓ(a, b), the cumulative beta distribution, by its continued fraction (DLMF 8.17.22). */
export function betaI(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(
      `Cannot take I of x = ${x}, a = ${a}, b = ${b}: x must be in [0, 1], a and b positive`,
    );
  }
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaI(1 - x, b, a);
  const numerator = (n: number): number => {
    const m = Math.floor(n / 2);
    const top = n % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    return (top * x) / ((a + n - 1) * (a + n));
  };
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta);
  return front / (a * continuedFraction(1, numerator, () => 1));
}

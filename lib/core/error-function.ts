/** Midpoints of the trapezoidal rule: τₖ = (k + ½)h with h² = π/12, and h e^(−τₖ²) · 2/π. */
const h = Math.sqrt(Math.PI / 12);
const nodes = 12;
const tau = (k: number): number => (k + 0.5) * h;
const midpointSquares: Float64Array = Float64Array.from({ length: nodes }, (_, k) => tau(k) ** 2);
const midpointWeights: Float64Array = midpointSquares.map(
  (t2) => ((2 * h) / Math.PI) * Math.exp(-t2),
);

/**
 * The complementary error function 1 − erf(x), to a few units in the last place also where it is
 * tiny. The integral (DLMF 7.7.1) by a trapezoidal rule that knows of its pole: Hunter and Regan,
 * Math. Comp. 26 (1972) 539, doi:10.1090/S0025-5718-1972-0303685-4.
 */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.5) return 1 - erf(x);
  if (x < 0) return 2 - erfc(-x);
  if (x > 27.3) return 0;
  let total = 0;
  for (let k = 0; k < nodes; k++) total += midpointWeights[k]! / (x * x + midpointSquares[k]!);
  const pole = x < Math.PI / h ? 2 / (1 + Math.exp((2 * Math.PI * x) / h)) : 0;
  return x * total * expMinusSquare(x) + pole;
}

/** The error function (2/√π) ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  if (Math.abs(x) >= 0.5) return Math.sign(x) * (1 - erfc(Math.abs(x)));
  let [term, total] = [x, x];
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(total); n++) {
    term *= (-x * x) / n; // Maclaurin's series, DLMF 7.6.1
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

/** The probability that a Gaussian of this mean and standard deviation lies below x. */
export function normalCdf(x: number, mean = 0, sigma = 1): number {
  return erfc((mean - x) / (sigma * Math.SQRT2)) / 2;
}

/** e^(−x²) without the rounding error of x², which the exponential would enlarge x² times. */
function expMinusSquare(x: number): number {
  const head = Math.fround(x);
  return Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
}

/** Step and number of nodes of the trapezoidal rule, h² = π/12: its error is below e^(−11π). */
const h = Math.sqrt(Math.PI / 12);
const nodes = 12;
const midpoints: Float64Array = Float64Array.from({ length: nodes }, (_, k) => (k + 0.5) * h);
const multiples: Float64Array = Float64Array.from({ length: nodes }, (_, k) => k * h);
const weight = (t: number): number => ((2 * h) / Math.PI) * Math.exp(-t * t);
const midpointWeights: Float64Array = midpoints.map(weight);
const multipleWeights: Float64Array = multiples.map((t) => (t === 0 ? h / Math.PI : weight(t)));

/**
 * Breit–Wigner (Lorentzian) of half-width `halfWidth` folded with a Gaussian of standard deviation
 * `sigma`, at distance `x` from the peak; its area is 1. Either width may be 0, not both.
 */
export function voigt(x: number, sigma: number, halfWidth: number): number {
  if (sigma === 0) return halfWidth / (Math.PI * (x * x + halfWidth * halfWidth));
  const unit = sigma * Math.SQRT2;
  return realFaddeeva(Math.abs(x) / unit, halfWidth / unit) / (unit * Math.sqrt(Math.PI));
}

/**
 * Re w(x + iy), w(z) = e^(−z²) erfc(−iz), for x, y ≥ 0: the trapezoidal rule for DLMF 7.7.2 with the
 * pole at z taken out, on the nodes that z is not close to. Al Azah and Chandler-Wilde, SIAM J. Numer.
 * Anal. 59 (2021) 2346, doi:10.1137/20M1373037. The terms of the sum are positive, so the relative
 * error stays small in the far tails.
 */
function realFaddeeva(x: number, y: number): number {
  const position = x / h - Math.floor(x / h);
  const onMultiples = y < Math.PI / h && y < x && position > 0.25 && position < 0.75;
  const total = onMultiples
    ? trapezoid(x, y, multiples, multipleWeights)
    : trapezoid(x, y, midpoints, midpointWeights);
  if (y >= Math.PI / h) return total;
  const decay = Math.exp((-2 * Math.PI * y) / h);
  const size = 2 * decay * Math.exp((y - x) * (y + x));
  if (size < 1e-17 * total) return total;
  const [sign, turn] = [onMultiples ? -1 : 1, 2 * Math.PI * position];
  const top = decay * Math.cos(2 * x * y) + sign * Math.cos(turn - 2 * x * y);
  return total + (size * top) / (1 + decay * (2 * sign * Math.cos(turn) + decay));
}

function trapezoid(x: number, y: number, t: Float64Array, weights: Float64Array): number {
  let total = 0;
  for (let k = 0; k < nodes; k++) {
    const [below, above] = [x - t[k]!, x + t[k]!];
    const distances = (below * below + y * y) * (above * above + y * y);
    total += (weights[k]! * (x * x + y * y + t[k]! * t[k]!)) / distances;
  }
  return total * y;
}

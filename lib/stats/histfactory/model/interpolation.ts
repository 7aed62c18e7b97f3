/**
 * Fills `out` at `at` with u, u′, t, t′, t″: at parameter α a template shifts by u · odd + t · even, where `odd` is
 * half the difference of the templates at ±1, and `even` their mean minus the nominal one, over 8. Code 0 is
 * piecewise linear, 2 quadratic and then linear with pyhf's step at ±1, 4p a polynomial of order six and then
 * linear (HistFactory, CERN-OPEN-2012-016, section 4).
 */
export function templateShift(
  code: "code0" | "code2" | "code4p",
  alpha: number,
  out: Float64Array,
  at: number,
): void {
  const a = Math.abs(alpha);
  const sign = alpha < 0 ? -1 : 1;
  out[at] = alpha;
  out[at + 1] = 1;
  out[at + 4] = 0;
  if (code === "code2") {
    const inside = a <= 1;
    if (!inside) out[at] = alpha - sign;
    out[at + 2] = inside ? 8 * a * a : 16 * (a - 1);
    out[at + 3] = 16 * (inside ? alpha : sign);
    out[at + 4] = inside ? 16 : 0;
  } else if (code === "code0" || a > 1) {
    out[at + 2] = 8 * a;
    out[at + 3] = 8 * sign;
  } else {
    const square = alpha * alpha;
    out[at + 2] = square * (15 + square * (-10 + 3 * square));
    out[at + 3] = alpha * (30 + square * (-40 + 18 * square));
    out[at + 4] = 30 + square * (-120 + 90 * square);
  }
}

/**
 * Eight numbers for a factor that is `lo` at α = −1 and `hi` at 1: ln lo, ln hi, and the six coefficients of the
 * polynomial between that makes value, slope and curvature continuous (code 4).
 */
export function normCoefficients(lo: number, hi: number): number[] {
  const [down, up] = [Math.log(lo), Math.log(hi)];
  const [sum, difference] = [(hi + lo) / 2 - 1, (hi - lo) / 2];
  const [slopes, slopeSum] = [hi * up - lo * down, hi * up + lo * down];
  const [curves, curveSum] = [hi * up * up - lo * down * down, hi * up * up + lo * down * down];
  return [
    down,
    up,
    (15 * difference) / 8 - (7 * slopes) / 16 + curves / 16,
    3 * sum - (9 * slopeSum) / 16 + curveSum / 16,
    (-5 * difference) / 4 + (5 * slopes) / 8 - curves / 8,
    -3 * sum + (7 * slopeSum) / 8 - curveSum / 8,
    (3 * difference) / 8 - (3 * slopes) / 16 + curves / 16,
    sum - (5 * slopeSum) / 16 + curveSum / 16,
  ];
}

/** Fills 18 places of `out` at `at` with α to α⁶, their derivatives and their second derivatives. */
export function powersOf(alpha: number, out: Float64Array, at: number): void {
  const square = alpha * alpha;
  const cube = square * alpha;
  const fourth = square * square;
  out[at] = alpha;
  out[at + 1] = square;
  out[at + 2] = cube;
  out[at + 3] = fourth;
  out[at + 4] = cube * square;
  out[at + 5] = cube * cube;
  out[at + 6] = 1;
  out[at + 7] = 2 * alpha;
  out[at + 8] = 3 * square;
  out[at + 9] = 4 * cube;
  out[at + 10] = 5 * fourth;
  out[at + 11] = 6 * cube * square;
  out[at + 12] = 0;
  out[at + 13] = 2;
  out[at + 14] = 6 * alpha;
  out[at + 15] = 12 * square;
  out[at + 16] = 20 * cube;
  out[at + 17] = 30 * fourth;
}

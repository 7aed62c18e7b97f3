/**
 * How many standard deviations `n` events lie above `b` > 0 expected ones that are known to √`variance`, by the
 * likelihood ratio: with exact b √(2[n ln(n/b) − (n − b)]), else Li and Ma's formula, as if b were known from a count
 * in a control region (Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727; Cowan 2012). Negative for a deficit.
 */
export function countingSignificance(n: number, b: number, variance: number): number {
  const excess = n - b;
  const half =
    variance > 0
      ? timesLog1p(n, (b * excess) / (b * b + n * variance)) -
        timesLog1p((b * b) / variance, (variance * excess) / (b * (b + variance)))
      : timesLog1p(n, excess / b) - excess;
  return Math.sign(excess) * Math.sqrt(Math.max(0, 2 * half));
}

/** x ln(1 + y), and 0 at x = 0. */
function timesLog1p(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log1p(y);
}

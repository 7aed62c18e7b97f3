/** A distribution given by its quantiles: P(value ≤ values[i]) = probabilities[i]. */
export interface Quantiles {
  /** From 0 to 1, strictly increasing. */
  readonly probabilities: readonly number[];
  /** Increasing, in the unit of the quantity. */
  readonly values: readonly number[];
}

/**
 * The quantile function u ↦ value: a monotone cubic through the quantiles (Fritsch and Carlson,
 * SIAM J. Numer. Anal. 17 (1980) 238), so that the density is continuous and each interval keeps
 * exactly its probability.
 */
export function quantileFunction({ probabilities, values }: Quantiles): (u: number) => number {
  const slopes = monotoneSlopes(probabilities, values);
  const guide = guideTable(probabilities);
  return (u) => {
    let i = guide[Math.floor(u * guide.length)]!;
    while (u >= probabilities[i + 1]! && i < probabilities.length - 2) i++;
    const width = probabilities[i + 1]! - probabilities[i]!;
    const t = (u - probabilities[i]!) / width;
    const [a, b] = [values[i]!, values[i + 1]!];
    const [da, db] = [slopes[i]! * width, slopes[i + 1]! * width];
    return a + t * (da + t * (3 * (b - a) - 2 * da - db + t * (da + db - 2 * (b - a))));
  };
}

/** First interval to try for each of 256 equal steps in u. */
function guideTable(probabilities: readonly number[]): Int32Array {
  return Int32Array.from({ length: 256 }, (_, k) => {
    const above = probabilities.findIndex((p) => p > k / 256);
    return Math.max(above - 1, 0);
  });
}

/** Slopes at the nodes: the weighted harmonic mean of those beside, the secant at both ends. */
function monotoneSlopes(x: readonly number[], y: readonly number[]): readonly number[] {
  const secant = x.slice(1).map((next, i) => (y[i + 1]! - y[i]!) / (next - x[i]!));
  return x.map((_, i) => {
    const [left, right] = [secant[i - 1], secant[i]];
    if (left === undefined || right === undefined) return (left ?? right)!;
    if (left * right <= 0) return 0;
    const [wl, wr] = [x[i]! - x[i - 1]!, x[i + 1]! - x[i]!];
    const [a, b] = [2 * wr + wl, wr + 2 * wl];
    return (a + b) / (a / left + b / right);
  });
}

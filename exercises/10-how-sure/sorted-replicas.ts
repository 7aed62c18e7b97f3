/** The value below which this share of the sorted replicas lies, linear between two of them. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = Math.min(Math.max(share, 0), 1) * (sorted.length - 1);
  const low = Math.floor(place);
  const [a, b] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return a + (place - low) * (b - a);
}

/** Whether a value is that quantile, however one counts: within a share of the replicas. */
export function isQuantile(
  value: number,
  sorted: ArrayLike<number>,
  share: number,
  slack: number,
): boolean {
  const reach = 1e-9 * Math.max(1, Math.abs(value));
  const [low, high] = [share - slack, share + slack].map((s) => quantile(sorted, s));
  return value >= low! - reach && value <= high! + reach;
}

export const inOrder = (values: readonly number[]): Float64Array =>
  Float64Array.from(values).sort();

/**
 * The value that a share of a weighted sample reaches or passes, as nearly as its steps allow: 0.05 for the cut that
 * keeps the highest twentieth. Weights must not be negative.
 */
export function thresholdFor(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number {
  if (values.length === 0 || values.length !== weights.length) {
    throw new RangeError(
      `Cannot find a threshold for ${values.length} values with ${weights.length} weights: one weight for each of one or more is wanted`,
    );
  }
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(
      `Cannot find the threshold for a share of ${share}: above 0 and at most 1 is wanted`,
    );
  }
  const order = Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[b]! - values[a]!);
  const total = order.reduce((sum, i) => sum + weights[i]!, 0);
  let above = 0;
  for (const i of order) {
    above += weights[i]!;
    if (above >= share * total) return values[i]!;
  }
  return values[order.at(-1)!]!;
}

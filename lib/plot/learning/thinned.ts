/** Positions of the points of a curve that are at least so far from the last one kept, and both ends; steps are shares of each range. */
export function thinned(x: ArrayLike<number>, y: ArrayLike<number>, steps: number = 400): number[] {
  const [width, height] = [spanOf(x), spanOf(y)];
  const kept: number[] = [];
  let last = -1;
  for (let i = 0; i < x.length; i++) {
    const isFar =
      last < 0 ||
      i === x.length - 1 ||
      Math.abs(x[i]! - x[last]!) * steps >= width ||
      Math.abs(y[i]! - y[last]!) * steps >= height;
    if (!isFar) continue;
    kept.push(i);
    last = i;
  }
  return kept;
}

/** From the least to the greatest; 1 if they are the same. */
function spanOf(values: ArrayLike<number>): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high > low ? high - low : 1;
}

/** Grade averages and law-school test scores of 15 schools: Efron and Tibshirani 1993, table 3.1. */
export const lawSchool: readonly (readonly [number, number])[] = [
  ...([
    [576, 3.39],
    [635, 3.3],
    [558, 2.81],
    [578, 3.03],
    [666, 3.44],
  ] as const),
  ...([
    [580, 3.07],
    [555, 3.0],
    [661, 3.43],
    [651, 3.36],
    [605, 3.13],
  ] as const),
  ...([
    [653, 3.12],
    [575, 2.74],
    [545, 2.76],
    [572, 2.88],
    [594, 2.96],
  ] as const),
];

/** Scores of 26 children in a test of spatial perception, test A: Efron and Tibshirani 1993, table 14.1. */
export const spatial: Float64Array = Float64Array.of(
  ...[48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6],
  ...[0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41],
);

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** With n, not n − 1. */
export function variance(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2;
  return sum / values.length;
}

export function correlation(pairs: readonly (readonly number[])[]): number {
  let [x, y] = [0, 0];
  for (const pair of pairs) {
    x += pair[0]! / pairs.length;
    y += pair[1]! / pairs.length;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const pair of pairs) {
    const [dx, dy] = [pair[0]! - x, pair[1]! - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

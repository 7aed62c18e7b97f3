/** Around the rows of a picture, and each of them where there are few or many, in pixels. */
const [around, roomy, dense] = [150, 30, 17];

/** The height of a picture with so many rows: those of a long list are lower. */
export function heightOfRows(n: number): number {
  const each = Math.max(dense, Math.min(roomy, 620 / n));
  return Math.round(around + n * each);
}

/** The middle of each row on the vertical axis, the first on top. */
export function rowCentres(n: number): number[] {
  return Array.from({ length: n }, (_, i) => n - i - 0.5);
}

/** A curve through points, x rising, made of so many pieces between each two: cubic, its slopes those of parabolas through three points. */
export function smooth(
  x: readonly number[],
  y: readonly number[],
  pieces: number = 12,
): { readonly x: number[]; readonly y: number[] } {
  if (x.length < 3) return { x: [...x], y: [...y] };
  const slopes = x.map((_, i) => slopeAt(x, y, i));
  const curve = { x: [x[0]!], y: [y[0]!] };
  for (let i = 1; i < x.length; i++) {
    const h = x[i]! - x[i - 1]!;
    for (let k = 1; k <= pieces; k++) {
      const t = k / pieces;
      const [a, b] = [y[i - 1]!, y[i]!];
      const bend = (1 - t) * (h * slopes[i - 1]! - (b - a)) + t * (b - a - h * slopes[i]!);
      curve.x.push(x[i - 1]! + t * h);
      curve.y.push((1 - t) * a + t * b + t * (1 - t) * bend);
    }
  }
  return curve;
}

/** The slope at a point of the parabola through it and its neighbours. */
function slopeAt(x: readonly number[], y: readonly number[], i: number): number {
  const j = Math.min(Math.max(i, 1), x.length - 2);
  const [h0, h1] = [x[j]! - x[j - 1]!, x[j + 1]! - x[j]!];
  const [d0, d1] = [(y[j]! - y[j - 1]!) / h0, (y[j + 1]! - y[j]!) / h1];
  const curvature = (d1 - d0) / (h0 + h1);
  return (d0 * h1 + d1 * h0) / (h0 + h1) + 2 * curvature * (x[i]! - x[j]!);
}

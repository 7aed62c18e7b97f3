/**
 * A smooth curve through points, read at rising abscissae: cubic between two points, with the slope at
 * each point that of the parabola through it and its neighbours.
 */
export function cubicCurve(x: Float64Array, y: Float64Array, at: Float64Array): Float64Array {
  const slopes = slopesOf(x, y);
  let i = 0;
  return at.map((position) => {
    while (i < x.length - 2 && position >= x[i + 1]!) i++;
    const width = x[i + 1]! - x[i]!;
    const t = (position - x[i]!) / width;
    const [rise, start, end] = [y[i + 1]! - y[i]!, width * slopes[i]!, width * slopes[i + 1]!];
    return y[i]! + t * (start + t * (3 * rise - 2 * start - end + t * (start + end - 2 * rise)));
  });
}

function slopesOf(x: Float64Array, y: Float64Array): Float64Array {
  const last = x.length - 1;
  const chord = (i: number): number => (y[i + 1]! - y[i]!) / (x[i + 1]! - x[i]!);
  if (last === 1) return new Float64Array(2).fill(chord(0));
  return x.map((_, i) => {
    const middle = Math.min(Math.max(i, 1), last - 1);
    const [left, right] = [x[middle]! - x[middle - 1]!, x[middle + 1]! - x[middle]!];
    const bend = (chord(middle) - chord(middle - 1)) / (left + right);
    return chord(middle - 1) + bend * (2 * x[i]! - x[middle]! - x[middle - 1]!);
  });
}

import { ConvergenceError } from "./errors.ts";

export interface RootOptions {
  /** Width of the last interval, relative to the zero found. Default: 1e-12. */
  tolerance?: number;
  /** Function calls allowed. Default: 200. */
  maxCalls?: number;
}

/** Where a continuous `f` crosses zero between `a` and `b`: Ridders 1979, doi:10.1109/TCS.1979.1084580. */
export function findRoot(
  f: (x: number) => number,
  [a, b]: readonly [number, number],
  { tolerance = 1e-12, maxCalls = 200 }: RootOptions = {},
): number {
  const at = (x: number): Point => ({ x, f: f(x) });
  let [left, right] = [at(a), at(b)];
  if (left.f === 0) return a;
  if (right.f === 0) return b;
  if (!(left.f * right.f < 0)) {
    throw new RangeError(
      `Cannot find a zero between ${a} and ${b}: the function is ${left.f} and ${right.f} there`,
    );
  }
  for (let calls = 2; calls + 2 <= maxCalls; calls += 2) {
    const middle = at((left.x + right.x) / 2);
    const step = middle.f / Math.hypot(middle.f, Math.sqrt(-left.f * right.f));
    const next = at(middle.x + (middle.x - left.x) * Math.sign(left.f) * step);
    if (next.f === 0) return next.x;
    [left, right] = narrowest(left, middle, next, right);
    const scale = Math.max(Math.abs(left.x), Math.abs(right.x));
    if (Math.abs(right.x - left.x) <= tolerance * scale + 1e-16 * Math.abs(b - a)) return next.x;
  }
  throw new ConvergenceError(
    `Cannot find the zero to ${tolerance} in ${maxCalls} calls: it is between ${left.x} and ${right.x}`,
    [(left.x + right.x) / 2],
  );
}

interface Point {
  readonly x: number;
  readonly f: number;
}

/** The two neighbours, of four points with the first and last on either side of zero, that enclose it. */
function narrowest(left: Point, middle: Point, next: Point, right: Point): [Point, Point] {
  const ahead = (next.x - middle.x) * (right.x - left.x) >= 0;
  const inner = ahead ? [middle, next] : [next, middle];
  const points = [left, ...inner, right];
  for (let i = 1; i < points.length; i++) {
    if (points[i]!.f * left.f <= 0) return [points[i - 1]!, points[i]!];
  }
  return [left, right];
}

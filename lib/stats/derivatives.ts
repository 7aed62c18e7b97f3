import type { Matrix } from "../core/index.ts";

/** First derivatives, and a matrix like the second ones that is positive wherever it is asked for. */
export interface Derivatives {
  readonly gradient: Float64Array;
  /** The Fisher information, for example. Without it the minimiser learns the curvature as it goes. */
  readonly curvature?: Matrix;
}

export type Bounds = readonly (readonly [number, number])[];

/** A function of several variables, where it may be asked, and its derivatives if they are known. */
export interface Landscape {
  readonly f: (x: Float64Array) => number;
  readonly derivatives: ((x: Float64Array) => Derivatives) | undefined;
  readonly bounds: Bounds;
}

/** The gradient at `x`, known or by differences over a thousandth of `scale`, within the bounds. */
export function gradientAt(
  { f, derivatives, bounds }: Landscape,
  x: Float64Array,
  scale: Float64Array,
): Float64Array {
  if (derivatives) return derivatives(x).gradient;
  return x.map((centre, i) => {
    const step = 1e-3 * scale[i]!;
    const [low, high] = [clamped(centre - step, bounds[i]!), clamped(centre + step, bounds[i]!)];
    return (f(moved(x, i, high)) - f(moved(x, i, low))) / (high - low);
  });
}

/** The second derivatives around `x` by differences, taken a little inside of a bound that is near. */
export function hessianAt(land: Landscape, x: Float64Array, scale: Float64Array): Matrix {
  const step = scale.map((size) => 0.01 * size);
  const centre = x.map((value, i) => {
    const [low, high] = land.bounds[i]!;
    return clamped(value, [low + step[i]!, high - step[i]!]);
  });
  return land.derivatives ? fromGradients(land, centre, step) : fromValues(land, centre, step);
}

/** How far each variable moves for f to rise by ½, from three points along it; `steps` where it falls. */
export function scalesAt(land: Landscape, x: Float64Array, steps: Float64Array): Float64Array {
  return steps.map((first, i) => {
    const [low, high] = land.bounds[i]!;
    for (let step = first; step > first * 1e-6; step /= 10) {
      const centre = clamped(x[i]!, [low + step, high - step]);
      const at = (shift: number): number => land.f(moved(x, i, centre + shift));
      const curvature = (at(step) - 2 * at(0) + at(-step)) / step ** 2;
      if (curvature > 0 && Number.isFinite(curvature)) return 1 / Math.sqrt(curvature);
    }
    return first;
  });
}

export function clamped(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

function fromGradients(land: Landscape, x: Float64Array, step: Float64Array): Matrix {
  const rows = Array.from(x, (value, i) => {
    const above = gradientAt(land, moved(x, i, value + step[i]!), step);
    const below = gradientAt(land, moved(x, i, value - step[i]!), step);
    return above.map((g, j) => (g - below[j]!) / (2 * step[i]!));
  });
  return rows.map((row, i) => row.map((h, j) => (h + rows[j]![i]!) / 2));
}

function fromValues({ f }: Landscape, x: Float64Array, step: Float64Array): Matrix {
  const at = (i: number, si: number, j: number, sj: number): number => {
    const y = moved(x, i, x[i]! + si * step[i]!);
    y[j]! += sj * step[j]!;
    return f(y);
  };
  const middle = f(x);
  const rows = Array.from(x, () => new Float64Array(x.length));
  for (let i = 0; i < x.length; i++) {
    rows[i]![i] = (at(i, 1, i, 0) - 2 * middle + at(i, -1, i, 0)) / step[i]! ** 2;
    for (let j = 0; j < i; j++) {
      const difference = at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1);
      rows[i]![j] = difference / (4 * step[i]! * step[j]!);
      rows[j]![i] = rows[i]![j]!;
    }
  }
  return rows;
}

function moved(x: Float64Array, i: number, to: number): Float64Array {
  const y = x.slice();
  y[i] = to;
  return y;
}

import { ConvergenceError } from "../core/errors.ts";

export interface Minimize1dOptions {
  /** Half-width of the interval at which the search stops. Default: 1e-9. */
  tolerance?: number;
  /** Function calls allowed. Default: 200. */
  maxCalls?: number;
}

/** Where the minimum is and what it took to find it. */
export interface Minimum1d {
  readonly x: number;
  readonly value: number;
  readonly calls: number;
}

const golden = (Math.sqrt(5) - 1) / 2;

/** Minimum of a unimodal `f` on [a, b] by golden-section search (Kiefer 1953, doi:10.2307/2032161). */
export function minimize1d(
  f: (x: number) => number,
  [a, b]: readonly [number, number],
  { tolerance = 1e-9, maxCalls = 200 }: Minimize1dOptions = {},
): Minimum1d {
  let [lo, hi] = [a, b];
  for (let calls = 0; calls + 2 <= maxCalls; calls += 2) {
    if ((hi - lo) / 2 < tolerance) {
      const x = (lo + hi) / 2;
      return { x, value: f(x), calls: calls + 1 };
    }
    const step = golden * (hi - lo);
    if (f(hi - step) < f(lo + step)) hi = lo + step;
    else lo = hi - step;
  }
  throw new ConvergenceError(
    `Cannot find the minimum to ${tolerance} in ${maxCalls} calls: it is within [${lo}, ${hi}]`,
    [(lo + hi) / 2],
  );
}

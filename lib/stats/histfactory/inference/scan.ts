import type { BestFit } from "../fit/best-fit.ts";
import { type HistFactoryFit, positionOf } from "../fit/histfactory-fit.ts";
import { profileAt } from "./profile.ts";

/** A profile of −2 ln L along one parameter. */
export interface Scan {
  readonly name: string;
  readonly at: readonly number[];
  /** Rise above the minimum of the fit; NaN where no fit converged. */
  readonly rise: readonly number[];
}

/** A profile of −2 ln L over a grid of two parameters; `rise[i][j]` is at `x[i]`, `y[j]`. */
export interface Scan2d {
  readonly names: readonly [string, string];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly rise: readonly (readonly number[])[];
}

export interface ScanOptions {
  /** Where to look. Default: 31 values from −3 to 3 standard deviations, within the bounds. */
  readonly at?: readonly number[];
}

/** −2 ln L along a parameter, lowest in all others. */
export function scan(fit: HistFactoryFit, name: string, { at }: ScanOptions = {}): Scan {
  const p = positionOf(fit.model, name);
  const values = at ?? around(fit, p, 31);
  let last: BestFit | undefined;
  const rise = values.map((value) => {
    last = profiled(fit, new Map([[p, value]]), last);
    return last.converged ? last.twiceNll - fit.twiceNll : Number.NaN;
  });
  return { name, at: values, rise };
}

export interface Scan2dOptions {
  /** Where to look. Default: 21 values of each parameter from −3 to 3 standard deviations, within the bounds. */
  readonly x?: readonly number[];
  readonly y?: readonly number[];
  readonly onProgress?: (done: number, total: number) => void;
}

/** −2 ln L over a plane of two parameters, lowest in all others; its 68 % contour is at 2.30, its 95 % at 5.99. */
export function scan2d(
  fit: HistFactoryFit,
  names: readonly [string, string],
  { x, y, onProgress }: Scan2dOptions = {},
): Scan2d {
  const [p, q] = [positionOf(fit.model, names[0]), positionOf(fit.model, names[1])];
  if (p === q) throw new RangeError(`Cannot scan ${names[0]} against itself: name two parameters`);
  const [xs, ys] = [x ?? around(fit, p, 21), y ?? around(fit, q, 21)];
  let last: BestFit | undefined;
  const rise = xs.map((atX, i) => {
    const column = new Array<number>(ys.length);
    for (let k = 0; k < ys.length; k++) {
      const j = i % 2 ? ys.length - 1 - k : k; // to and fro, so that each fit starts beside the last
      const held = new Map([
        [p, atX],
        [q, ys[j]!],
      ]);
      last = profiled(fit, held, last);
      column[j] = last.converged ? last.twiceNll - fit.twiceNll : Number.NaN;
    }
    onProgress?.((i + 1) * ys.length, xs.length * ys.length);
    return column;
  });
  return { names, x: xs, y: ys, rise };
}

/** The lower of two fits, from where the last one ended and from where the covariance expects it. */
function profiled(
  fit: HistFactoryFit,
  held: ReadonlyMap<number, number>,
  last: BestFit | undefined,
): BestFit {
  const far = profileAt(fit, held);
  if (!last?.converged) return far;
  const near = profileAt(fit, held, last.values);
  return near.converged && !(far.converged && far.twiceNll < near.twiceNll) ? near : far;
}

function around({ values, errors, model }: HistFactoryFit, p: number, n: number): number[] {
  const [low, high] = model.parameters[p]!.bounds;
  const sigma = errors[p]! || (high - low) / 10;
  const from = Math.max(low, values[p]! - 3 * sigma);
  const to = Math.min(high, values[p]! + 3 * sigma);
  return Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
}

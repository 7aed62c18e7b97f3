import { ConvergenceError } from "../../../core/index.ts";
import { engineOf } from "../evaluation/engine.ts";
import type { BestFit } from "../fit/best-fit.ts";
import { type HistFactoryFit, positionOf } from "../fit/histfactory-fit.ts";
import { profileAt } from "./profile.ts";

/** How far a parameter may go down and up; null where a bound comes first. */
export interface MinosInterval {
  readonly value: number;
  readonly minus: number | null;
  readonly plus: number | null;
}

export interface MinosIntervalOptions {
  /** How many standard deviations. Default: 1. */
  readonly sigmas?: number;
}

/**
 * Where −2 ln L, lowest in all other parameters, is `sigmas`² above its minimum (MINOS), by Newton's method on its
 * root: the slope of a profile is the slope along the parameter itself.
 */
export function minosInterval(
  fit: HistFactoryFit,
  name: string,
  { sigmas = 1 }: MinosIntervalOptions = {},
): MinosInterval {
  const p = positionOf(fit.model, name);
  const value = fit.values[p]!;
  if (!fit.isFree[p]) {
    const state = fit.parameters[name]!.state;
    if (state === "fixed") throw new RangeError(`Cannot scan ${name}: it is fixed in this fit`);
  }
  const distance = (way: 1 | -1): number | null => crossing(fit, p, way, sigmas);
  const [minus, plus] = [distance(-1), distance(1)];
  return { value, minus, plus };
}

function crossing(fit: HistFactoryFit, p: number, way: 1 | -1, sigmas: number): number | null {
  const value = fit.values[p]!;
  const [low, high] = fit.model.parameters[p]!.bounds;
  const room = way > 0 ? high - value : value - low;
  if (!(room > 0)) return null;
  let distance = Math.min(room, sigmas * (fit.errors[p]! || room / 10));
  let [inside, outside] = [0, Number.POSITIVE_INFINITY];
  let start: Float64Array | undefined;
  for (let i = 0; i < 40; i++) {
    const at = profileAt(fit, new Map([[p, value + way * distance]]), start);
    const rise = riseOf(fit, at, p);
    const root = Math.sqrt(Math.max(rise, 0));
    if (Math.abs(root - sigmas) < 1e-7 * sigmas) return distance;
    if (root < sigmas) inside = distance;
    else outside = distance;
    if (inside >= room) return null;
    const slope = (way * engineOf(fit.model).gradient[p]!) / root;
    const wanted = distance + (sigmas - root) / slope;
    const isSafe = wanted > inside && wanted < Math.min(outside, 4 * distance);
    const next = isSafe
      ? wanted
      : outside < Number.POSITIVE_INFINITY
        ? (inside + outside) / 2
        : 2 * distance;
    distance = Math.min(room, next);
    start = at.values;
    if (outside - inside < 1e-9 * outside) return distance;
  }
  throw new ConvergenceError(
    `Cannot find where −2 ln L of ${fit.model.parameters[p]!.name} rises by ${sigmas ** 2}: ` +
      `it is between ${inside} and ${outside} from the minimum`,
    [inside, outside],
  );
}

/** How far −2 ln L is above its minimum; a fit that failed, or one that is lower, ends the scan. */
function riseOf(fit: HistFactoryFit, at: BestFit, p: number): number {
  const { name } = fit.model.parameters[p]!;
  if (!at.converged) {
    throw new ConvergenceError(
      `Cannot scan ${name}: at ${at.values[p]} the fit did not converge, ${at.problem}`,
      Array.from(at.values),
    );
  }
  const rise = at.twiceNll - fit.twiceNll;
  if (rise > -1e-5) return rise;
  throw new ConvergenceError(
    `Cannot scan ${name}: at ${at.values[p]} −2 ln L is ${-rise} lower than at the minimum of the fit, so fit ` +
      "again from there",
    Array.from(at.values),
  );
}

import { ConvergenceError, findRoot } from "../core/index.ts";
import type { FitResult } from "./fit-result.ts";
import { solve } from "./solve.ts";

/** A best value and how far one may go down and up from it. */
export interface AsymmetricError {
  readonly value: number;
  readonly minus: number;
  readonly plus: number;
}

/** What a scan needs of a fit. */
export type Scanned<Name extends string> = Pick<
  FitResult<Name>,
  "problem" | "parameters" | "twiceNll"
>;

export interface MinosOptions {
  /** How many standard deviations. Default: 1. */
  sigmas?: number;
}

/**
 * The interval in which −2 ln L, lowest in all other parameters, stays within `sigmas`² of its minimum:
 * the errors of a parameter whose likelihood is no parabola (MINOS). A limit of the parameter ends it.
 */
export function minos<Name extends string>(
  fit: Scanned<Name>,
  name: Name,
  { sigmas = 1 }: MinosOptions = {},
): AsymmetricError {
  const index = fit.problem.names.indexOf(name);
  const fitted = fit.parameters[name];
  if (fitted?.state !== "free") {
    const free = fit.problem.names.filter((other) => fit.parameters[other].state === "free");
    throw new RangeError(
      `Cannot scan ${name}: the free parameters of this fit are ${free.join(", ")}`,
    );
  }
  const { value, error } = fitted;
  const [min, max] = fit.problem.bounds[index]!;
  const side = (way: 1 | -1, room: number): number => {
    const rise = profile(fit, index);
    const excess = (distance: number): number =>
      distance === 0 ? -(sigmas ** 2) : rise(value + way * error * distance) - sigmas ** 2;
    return error * crossing(excess, sigmas, room / error, name);
  };
  return { value, minus: side(-1, value - min), plus: side(1, max - value) };
}

/** How far −2 ln L rises when one parameter is held and all others follow; each call starts from the last. */
function profile<Name extends string>(
  { problem, parameters, twiceNll }: Scanned<Name>,
  index: number,
): (held: number) => number {
  const { names } = problem;
  const free = problem.free.filter((i) => i !== index);
  let start = Float64Array.from(names, (name) => parameters[name].value);
  return (held) => {
    const options = { ...problem.options, tolerance: 1e-6 };
    const follow = solve({ ...problem, start: start.with(index, held), free, options });
    start = Float64Array.from(names, (name) => follow.parameters[name].value);
    const rise = follow.twiceNll - twiceNll;
    if (rise > -1e-3) return rise;
    throw new ConvergenceError(
      `Cannot scan ${names[index]}: at ${held} the likelihood is better than at the minimum of the ` +
        "fit, so fit again from there",
      Array.from(start),
    );
  };
}

/** Where a rising function that starts below zero crosses it, or `end` if that comes first. */
function crossing(
  rise: (distance: number) => number,
  first: number,
  end: number,
  name: string,
): number {
  for (let [from, to] = [0, first]; from < 100 * first; [from, to] = [to, 2 * to]) {
    const stop = Math.min(to, end);
    if (rise(stop) > 0) return findRoot(rise, [from, stop], { tolerance: 1e-4 });
    if (stop === end) return end;
  }
  throw new ConvergenceError(
    `Cannot find the error of ${name}: the likelihood does not fall off in a hundred standard errors`,
    [],
  );
}

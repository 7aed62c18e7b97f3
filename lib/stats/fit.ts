import type { FitOptions, FitResult } from "./fit-result.ts";
import { byName, solve } from "./solve.ts";

/** Where a parameter may be; a bare number in its place is its start. */
export interface Parameter {
  readonly start: number;
  /** A change that matters, 1 % of the start (or 0.1) without it. */
  readonly step?: number;
  readonly min?: number;
  readonly max?: number;
  /** Whether the parameter stays at its start. */
  readonly fixed?: boolean;
}

/**
 * The parameters at which −2 ln L is lowest, with their errors: a rise by 1 is one standard deviation.
 *
 * `fit((p) => ((p.mass - 91.2) / 0.1) ** 2, { mass: 90 })`
 */
export function fit<Name extends string>(
  twiceNll: (parameters: Readonly<Record<Name, number>>) => number,
  parameters: Readonly<Record<Name, Parameter | number>>,
  options: FitOptions = {},
): FitResult<Name> {
  const names = Object.keys(parameters) as Name[]; // all keys of a record of Names are Names
  const settings = names.map((name) => setting(name, parameters[name]));
  return solve({
    names,
    start: Float64Array.from(settings, ({ start }) => start),
    steps: Float64Array.from(settings, ({ step = 0 }) => step),
    bounds: settings.map(({ min = -Infinity, max = Infinity }) => [min, max]),
    free: [...names.keys()].filter((i) => !settings[i]!.fixed),
    twiceNll: (values) => twiceNll(byName(names, (i) => values[i]!)),
    options,
  });
}

function setting(name: string, parameter: Parameter | number): Parameter {
  const settings = typeof parameter === "number" ? { start: parameter } : parameter;
  const { start, min = -Infinity, max = Infinity } = settings;
  if (Number.isFinite(start) && start >= min && start <= max && min < max) return settings;
  throw new RangeError(
    `Cannot start ${name} at ${start}: it must be a number from ${min} to ${max}`,
  );
}

import type { FitOptions, FitProblem } from "./fit-result.ts";
import { devianceDerivatives, type Variable } from "./peak-derivatives.ts";
import {
  expectation,
  type PeakModel,
  type PeakParts,
  parametersOf,
  peakModel,
} from "./peak-model.ts";
import { backgrounds, type PeakParameter, type PeakValues, peaks } from "./peak-shape.ts";
import { guesses, type PeakNumbers } from "./peak-start.ts";
import { poissonDeviance } from "./poisson.ts";

/** What a user may say about the parameters of a peak. */
export interface PeakSettings extends FitOptions {
  /** First values; those left out are read off the histogram. */
  start?: PeakNumbers;
  /** Parameters that are known and stay: `{ width: 2.4955 }`. */
  fixed?: PeakNumbers;
  /** The lowest and the highest value of a parameter. */
  limits?: Readonly<Partial<Record<PeakParameter, readonly [number, number]>>>;
}

/** The fit of a peak to counts in the bins between `edges`, in numbers for the minimiser. */
export function peakProblem(
  edges: Float64Array,
  counts: Float64Array,
  parts: PeakParts,
  settings: PeakSettings,
): { readonly model: PeakModel; readonly problem: FitProblem<PeakParameter> } {
  checkParts(parts);
  const { start, fixed = {}, limits, ...options } = settings;
  const names = parametersOf(parts);
  for (const given of [start, fixed, limits]) checkNames(given, names, parts);
  for (const given of [start, fixed]) checkNumbers(given);
  const guess = guesses({ edges, counts }, parts, { ...start, ...fixed });
  const halfWidth = names.includes("width") ? guess.width.start / 2 : 0;
  const model = peakModel(parts, edges, Math.hypot(guess.resolution.start, halfWidth));
  const variables = names.map((name): Variable => [name, guess[name].step]);
  const free = [...names.keys()].filter((i) => fixed[names[i]!] === undefined);
  if (free.length >= counts.length) {
    throw new RangeError(
      `Cannot fit ${free.length} parameters to ${counts.length} bins: there must be more bins`,
    );
  }
  const bounds = names.map((name) => limits?.[name] ?? guess[name].limits);
  for (const i of free) checkStart(names[i]!, guess[names[i]!].start, bounds[i]!);
  return {
    model,
    problem: {
      names,
      start: Float64Array.from(names, (name) => guess[name].start),
      steps: Float64Array.from(variables, ([, step]) => step),
      bounds,
      free,
      twiceNll: (x) => poissonDeviance(counts, expectation(model, valuesAt(names, x)).total),
      derivatives: (x, wanted) => {
        const by = wanted.map((i) => variables[i]!);
        return devianceDerivatives(model, counts, valuesAt(names, x), by);
      },
      options,
    },
  };
}

const absent: PeakValues = {
  mass: 0,
  width: 0,
  resolution: 0,
  wideResolution: 0,
  wideFraction: 0,
  alpha: 0,
  n: 0,
  tailFraction: 0,
  tailLength: 0,
  signal: 0,
  background: 0,
  slope: 0,
};

/** The values by name, 0 for parameters that the model does not have. */
export function valuesAt(names: readonly PeakParameter[], x: ArrayLike<number>): PeakValues {
  const values = { ...absent };
  for (let i = 0; i < names.length; i++) values[names[i]!] = x[i]!;
  return values;
}

function checkParts({ shape, background, tail }: PeakParts): void {
  const known = (what: string, value: string, names: readonly string[]): void => {
    if (names.includes(value)) return;
    throw new RangeError(`Cannot fit the ${what} "${value}": there are ${names.join(", ")}`);
  };
  known("shape", shape, Object.keys(peaks));
  known("background", background, Object.keys(backgrounds));
  known("tail", tail, ["none", "radiative"]);
}

function checkNames(
  given: object | undefined,
  names: readonly string[],
  { shape, background, tail }: PeakParts,
): void {
  for (const name of Object.keys(given ?? {})) {
    if (names.includes(name)) continue;
    throw new RangeError(
      `Cannot set ${name}: a fit with shape "${shape}", background "${background}" and tail "${tail}" ` +
        `has the parameters ${names.join(", ")}`,
    );
  }
}

/** A misspelt `particles.Z.widht` is undefined, and would silently leave the width free. */
function checkNumbers(given: PeakNumbers | undefined): void {
  for (const [name, value] of Object.entries(given ?? {})) {
    if (Number.isFinite(value)) continue;
    throw new RangeError(`Cannot set ${name} to ${value}: it must be a number`);
  }
}

function checkStart(name: string, start: number, [low, high]: readonly [number, number]): void {
  if (start >= low && start <= high) return;
  throw new RangeError(`Cannot start ${name} at ${start}: its limits are ${low} and ${high}`);
}

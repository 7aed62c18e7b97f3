import { ConvergenceError, findRoot } from "../../../core/index.ts";
import type { HistFactoryModel } from "../model/model.ts";
import { type ClsResult, clsTester } from "./asymptotic.ts";
import { type HypothesisOptions, testedOf } from "./tested.ts";

export interface UpperLimitOptions extends HypothesisOptions {
  /** Default: 0.95. */
  readonly confidence?: number;
}

/** The strength above which a signal is excluded, and what was expected without signal. */
export interface UpperLimit {
  readonly confidence: number;
  readonly observed: number;
  /** At −2, −1, 0, 1, 2 standard deviations of data without signal. */
  readonly expected: readonly number[];
  /** Every strength tested on the way, sorted. */
  readonly tests: readonly ClsResult[];
}

/** The upper limit on a signal strength by CLs with asymptotic formulas, to a relative 1e-8. */
export function upperLimit(
  model: HistFactoryModel,
  { confidence = 0.95, ...options }: UpperLimitOptions = {},
): UpperLimit {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(
      `Cannot set a limit at confidence ${confidence}: it must be between 0 and 1`,
    );
  }
  const { poi, position } = testedOf(model, options);
  const tester = clsTester(model, options);
  const known = new Map<number, ClsResult>();
  const test = (strength: number): ClsResult => {
    const result = known.get(strength) ?? tester(strength);
    known.set(strength, result);
    return result;
  };
  const highest = model.parameters[position]!.bounds[1];
  const limit = (clsOf: (result: ClsResult) => number): number => {
    const excess = (strength: number): number =>
      strength === 0
        ? -Math.log(1 - confidence)
        : Math.log(clsOf(test(strength)) / (1 - confidence));
    const [from, to] = bracket([...known.keys()], excess, highest);
    if (to < Number.POSITIVE_INFINITY) return findRoot(excess, [from, to], { tolerance: 1e-8 });
    throw new ConvergenceError(`Cannot find an upper limit: ${poi} = ${from} is not excluded`, []);
  };
  const observed = limit((result) => result.cls);
  const expected = [0, 1, 2, 3, 4].map((band) => limit((result) => result.expected[band]!));
  const tests = [...known.values()].sort((a, b) => a.strength - b.strength);
  return { confidence, observed, expected, tests };
}

/** Two strengths with the limit between them, from those tested so far or by doubling the highest. */
function bracket(
  tested: readonly number[],
  excess: (strength: number) => number,
  highest: number,
): [from: number, to: number] {
  let from = 0;
  for (const strength of tested.toSorted((a, b) => a - b)) {
    if (excess(strength) < 0) return [from, strength];
    from = strength;
  }
  while (from <= 1024 * highest) {
    const to = from === 0 ? Math.min(1, highest) : 2 * from;
    if (excess(to) < 0) return [from, to];
    from = to;
  }
  return [from, Number.POSITIVE_INFINITY];
}

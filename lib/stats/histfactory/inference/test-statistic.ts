import { ConvergenceError } from "../../../core/index.ts";
import type { BestFit } from "../fit/best-fit.ts";
import { fitFromSeveralStarts } from "../fit/several-starts.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";

/**
 * Profile-likelihood test statistics of Cowan, Cranmer, Gross and Vitells, doi:10.1140/epjc/s10052-011-1554-0:
 * `q` (eq. 14) and `qtilde` (eq. 16) for upper limits, without and with a strength that cannot be negative, and
 * `q0` (eq. 12) for discovery.
 */
export type TestStatistic = "q" | "qtilde" | "q0";

/** A test of one strength of the signal. */
export interface StrengthTest {
  readonly statistic: number;
  /** Best fit with the strength free, and with it held. */
  readonly free: BestFit;
  readonly held: BestFit;
}

/** What tests need of a model: what is tested, how, and on which data. */
export interface Tested {
  readonly model: HistFactoryModel;
  readonly poi: string;
  /** Position of the parameter of interest. */
  readonly position: number;
  readonly kind: TestStatistic;
  readonly data: ModelData;
  /** From how many starts each fit looks for the lowest minimum. */
  readonly starts: number;
}

/** Data made from one fit are tested by the next, so that its distance to the minimum counts there as a slope. */
const tolerance = 1e-13;

/** The test statistic of a strength; `free` is the fit with the strength free, if it is known already. */
export function testStrength(
  tested: Tested,
  strength: number,
  { free = freeFit(tested), start = free.values }: { free?: BestFit; start?: Float64Array } = {},
): StrengthTest {
  const { model, poi, position, kind, data, starts } = tested;
  const mu = kind === "q0" ? 0 : strength;
  const held = converged(
    fitFromSeveralStarts(model, { data, start, starts, fixed: { [poi]: mu }, tolerance }).best,
    `${poi} = ${mu}`,
  );
  const best = free.values[position]!;
  const isOneSided = kind === "q0" ? best < 0 : best > mu;
  const rise = Math.max(0, held.twiceNll - free.twiceNll);
  return { statistic: isOneSided ? 0 : rise, free, held };
}

/** The best fit with the strength free: from minus its upper bound for `q`, not below 0 for `qtilde`. */
export function freeFit(
  { model, poi, position, kind, data, starts }: Tested,
  start?: Float64Array,
): BestFit {
  const [low, high] = model.parameters[position]!.bounds;
  const lowest = { q0: low, qtilde: Math.max(0, low), q: Math.min(low, -high) }[kind];
  const bounds = { [poi]: [lowest, high] as const };
  return converged(
    fitFromSeveralStarts(model, { data, bounds, tolerance, starts, ...(start && { start }) }).best,
    `${poi} free`,
  );
}

function converged(fit: BestFit, what: string): BestFit {
  if (fit.converged) return fit;
  throw new ConvergenceError(
    `Cannot test the signal: the fit with ${what} did not converge, ${fit.problem}`,
    Array.from(fit.values),
  );
}

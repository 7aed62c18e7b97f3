import { normalCdf } from "../../../core/index.ts";
import { asimovData } from "../evaluation/evaluate.ts";
import type { BestFit } from "../fit/best-fit.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import { freeFit, type Tested, testStrength } from "./test-statistic.ts";
import { type HypothesisOptions, testedOf } from "./tested.ts";

/** A test of signal with background against background alone. */
export interface ClsResult {
  readonly strength: number;
  /** The test statistic of the data, and of the data expected without signal. */
  readonly statistic: number;
  readonly expectedStatistic: number;
  /** Probability of data at least as much like background, with signal, without, and the ratio: CLs. */
  readonly clsb: number;
  readonly clb: number;
  readonly cls: number;
  /** CLs at −2, −1, 0, 1, 2 standard deviations of data without signal. */
  readonly expected: readonly number[];
}

/** Tests many strengths on the same data; fits that do not depend on the strength are made once. */
export type StrengthTester = (strength: number) => ClsResult;

/**
 * CLs of a signal strength by the asymptotic formulas of Cowan, Cranmer, Gross and Vitells,
 * doi:10.1140/epjc/s10052-011-1554-0, as pyhf's `hypotest` has it: excluded at 95 % where `cls` is below 0.05.
 */
export function cls(
  model: HistFactoryModel,
  strength: number,
  options: HypothesisOptions = {},
): ClsResult {
  return clsTester(model, options)(strength);
}

export function clsTester(
  model: HistFactoryModel,
  options: HypothesisOptions = {},
): StrengthTester {
  const tested = testedOf(model, options);
  if (tested.kind === "q0") {
    throw new RangeError("Cannot set a limit with q0, which tests for discovery: use q or qtilde");
  }
  const free = freeFit(tested);
  const { data, values } = asimovOf(tested, 0, free);
  const asimov = { ...tested, data };
  const asimovFree = freeFit(asimov, values);
  return (strength) => {
    const { statistic } = testStrength(tested, strength, { free });
    const expected = testStrength(asimov, strength, { free: asimovFree }).statistic;
    return { strength, ...clsFromStatistics(statistic, expected, tested.kind === "qtilde") };
  };
}

/** Data expected at a strength, all other parameters where the data want them; and those parameters. */
function asimovOf(
  tested: Tested,
  strength: number,
  free: BestFit,
): { readonly data: ModelData; readonly values: Float64Array } {
  const { held } = testStrength({ ...tested, kind: "qtilde" }, strength, { free });
  return { data: asimovData(tested.model, held.values), values: held.values };
}

/** p-values from the statistic of the data and of data without signal; eq. 57 to 66 of the article. */
function clsFromStatistics(
  statistic: number,
  expectedStatistic: number,
  isTilde: boolean,
): Omit<ClsResult, "strength"> {
  const [root, shift] = [Math.sqrt(statistic), Math.sqrt(expectedStatistic)];
  const isInside = !isTilde || root <= shift;
  const distance = isInside ? root - shift : (statistic - expectedStatistic) / (2 * shift);
  const clsb = normalCdf(-(distance + shift));
  const clb = normalCdf(-distance);
  const expected = [2, 1, 0, -1, -2].map((n) => tailRatio(n, shift));
  const ratio = tailRatio(distance, shift);
  return { statistic, expectedStatistic, clsb, clb, cls: ratio, expected };
}

/** Φ(−a − shift) / Φ(−a); where both are too small for a number, from Φ(−x) ≈ φ(x)/x. */
function tailRatio(a: number, shift: number): number {
  const below = normalCdf(-a);
  if (below > 0) return normalCdf(-(a + shift)) / below;
  return shift === 0 ? 1 : (Math.exp(-shift * (a + shift / 2)) * a) / (a + shift);
}

/** How sure one is that there is a signal. */
export interface Discovery {
  readonly q0: number;
  /** Probability of data at least as much like a signal without one. */
  readonly p0: number;
  /** In standard deviations of a Gaussian, one-sided: √q0. */
  readonly significance: number;
  /** The significance expected if the signal has the strength asked for. */
  readonly expected: number;
}

export interface DiscoveryOptions extends HypothesisOptions {
  /** Strength of the signal that is expected. Default: 1. */
  readonly strength?: number;
}

/** The significance of a signal, √q0, eq. 52 of the article. */
export function discovery(model: HistFactoryModel, options: DiscoveryOptions = {}): Discovery {
  const tested = testedOf(model, { ...options, statistic: "q0" });
  const free = freeFit(tested);
  const { statistic: q0 } = testStrength(tested, 0, { free });
  const { data, values } = asimovOf(tested, options.strength ?? 1, free);
  const asimov = { ...tested, data };
  const { statistic: expected } = testStrength(asimov, 0, { free: freeFit(asimov, values) });
  const significance = Math.sqrt(q0);
  return { q0, p0: normalCdf(-significance), significance, expected: Math.sqrt(expected) };
}

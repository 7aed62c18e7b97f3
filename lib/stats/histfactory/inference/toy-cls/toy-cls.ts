import { availableParallelism } from "node:os";
import type { HistFactoryModel } from "../../model/model.ts";
import { freeFit, testStrength } from "../test-statistic.ts";
import { type HypothesisOptions, testedOf } from "../tested.ts";
import { runToys } from "./run-toys.ts";

export interface ToyClsOptions extends HypothesisOptions {
  /** Toys with signal, and as many without. Default: 2000. */
  readonly toys?: number;
  /** The same seed gives the same toys, on any number of workers. Default: 1. */
  readonly seed?: number;
  /** Threads. Default: one for each core, or none besides this one where they are not worth their start. */
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** CLs counted on toys, with its errors. */
export interface ToyClsResult {
  readonly strength: number;
  readonly statistic: number;
  readonly clsb: number;
  readonly clb: number;
  readonly cls: number;
  /** Binomial standard deviation of `cls`. */
  readonly clsError: number;
  /** CLs at −2, −1, 0, 1, 2 standard deviations of the toys without signal. */
  readonly expected: readonly number[];
  /** Test statistics of the toys that could be fitted, sorted, with signal and without. */
  readonly signal: Float64Array;
  readonly background: Float64Array;
  /** Toys that could not be fitted; they are in no other number. */
  readonly nFailed: number;
}

/** Fits of so many parameters in all that other threads, which take a while to start, are worth it. */
const LONG_WORK = 100_000;

/**
 * CLs of a signal strength by toys: counts and auxiliary data fluctuate around what the data want with that
 * strength, and without signal; each toy is fitted with the strength free and held.
 */
export async function toyCls(
  model: HistFactoryModel,
  strength: number,
  {
    toys = 2000,
    seed = 1,
    workers = toys * model.parameters.length < LONG_WORK ? 1 : availableParallelism(),
    onProgress,
    ...options
  }: ToyClsOptions = {},
): Promise<ToyClsResult> {
  const tested = testedOf(model, options);
  const free = freeFit(tested);
  const { statistic, held } = testStrength(tested, strength, { free });
  const without = testStrength({ ...tested, kind: "qtilde" }, 0, { free }).held;
  const values = { signal: held.values, background: without.values };
  const found = await runToys({ tested, strength, seed, values }, { toys, workers, onProgress });
  const [signal, background] = [sorted(found.signal), sorted(found.background)];
  const [clsb, clb] = [tail(signal, statistic), tail(background, statistic)];
  return {
    ...{ strength, statistic, clsb, clb, cls: clsb / clb },
    clsError: ratioError(clsb, signal.length, clb, background.length),
    expected: expectedCls(signal, background),
    ...{ signal, background, nFailed: 2 * toys - signal.length - background.length },
  };
}

/** The statistics of toys that could be fitted. */
function sorted(statistics: Float64Array): Float64Array {
  return statistics.filter((value) => !Number.isNaN(value)).sort();
}

/** The part of sorted numbers that is at least `value`; rounding must not tell equal ones apart. */
function tail(sorted: Float64Array, value: number): number {
  const from = sorted.findIndex((one) => one >= value - 1e-9);
  return from < 0 ? 0 : (sorted.length - from) / sorted.length;
}

function ratioError(a: number, nA: number, b: number, nB: number): number {
  return (a / b) * Math.sqrt((1 - a) / (a * nA) + (1 - b) / (b * nB));
}

/** CLs for data at quantiles of the toys without signal: those most like a signal last. */
function expectedCls(signal: Float64Array, background: Float64Array): number[] {
  return [0.97725, 0.84134, 0.5, 0.15866, 0.02275].map((quantile) => {
    const value =
      background[Math.min(background.length - 1, Math.floor(quantile * background.length))]!;
    return tail(signal, value) / tail(background, value);
  });
}

import type { Random } from "../../core/index.ts";
import { type DataRows, picked, repeated, rowsOf } from "./data-rows.ts";
import { drawMultiplicities, type ResamplingMethod, strataOf } from "./multiplicities.ts";
import { spread } from "./replicas.ts";

/** A number from a sample and the weight of each of its rows. */
export type Statistic<Of> = (sample: Of, weights: Float64Array) => number;

export interface ResamplingOptions<Of> {
  /** How often a row enters a replica. Default: "multinomial", the bootstrap of Efron 1979. */
  method?: ResamplingMethod;
  /** Weights of the rows. Default: 1. */
  weights?: ArrayLike<number>;
  /** A label for each row: rows are drawn among those of the same label. */
  strata?: ArrayLike<string | number>;
  /**
   * What the statistic is given of a replica: rows that repeat, or the data with other weights.
   * Default: "rows"; the Bayesian bootstrap knows "weights" only.
   */
  as?: "rows" | "weights";
  /** The statistic's own error, for studentized intervals: a formula, or so many replicas of each replica. */
  error?: Statistic<Of> | number;
}

/** Data and statistic made ready: a replica is told by the multiplicities of the rows. */
export interface Resampling {
  readonly nRows: number;
  readonly strata: readonly Uint32Array[];
  /** Of a replica; or of one drawn among these rows, which may repeat. */
  draw(random: Random, among?: readonly Uint32Array[]): Float64Array;
  statisticAt(multiplicities: Float64Array): number;
  /** Standard error of the statistic on such a replica; missing if nobody asked for it. */
  readonly errorAt?: (multiplicities: Float64Array, random: Random) => number;
}

export function resampling<Of extends DataRows>(
  data: Of,
  statistic: Statistic<Of>,
  options: ResamplingOptions<Of>,
): Resampling {
  const { method = "multinomial", strata: labels, error } = options;
  const { nRows } = rowsOf(data);
  if (nRows < 2) {
    throw new RangeError(`Cannot resample ${nRows} rows: two or more are wanted`);
  }
  if (method === "bayesian" && typeof error === "number") {
    throw new RangeError(
      "Cannot resample Bayesian replicas, whose rows count no whole number of times: a formula for the error is wanted",
    );
  }
  const strata = strataOf(labels, nRows);
  const evaluate = evaluator(data, options);
  const statisticAt = (multiplicities: Float64Array): number => evaluate(statistic, multiplicities);
  const draw = (random: Random, among = strata): Float64Array =>
    drawMultiplicities(random, method, among, nRows);
  const inner = (multiplicities: Float64Array, random: Random, replicas: number): number => {
    const among = strata.map((rows) => repeated(rows, multiplicities));
    return spread(Float64Array.from({ length: replicas }, () => statisticAt(draw(random, among))));
  };
  return {
    ...{ nRows, strata, statisticAt, draw },
    ...(error !== undefined && {
      errorAt: (multiplicities, random) =>
        typeof error === "number"
          ? inner(multiplicities, random, error)
          : evaluate(error, multiplicities),
    }),
  };
}

type Evaluate<Of> = (statistic: Statistic<Of>, multiplicities: Float64Array) => number;

function evaluator<Of extends DataRows>(
  data: Of,
  { method, weights, as = method === "bayesian" ? "weights" : "rows" }: ResamplingOptions<Of>,
): Evaluate<Of> {
  const { nRows, pick } = rowsOf(data);
  const own = Float64Array.from(weights ?? new Float64Array(nRows).fill(1));
  if (own.length !== nRows) {
    throw new RangeError(`Cannot weight ${nRows} rows by ${own.length} numbers: each needs one`);
  }
  if (as === "weights") {
    return (statistic, multiplicities) =>
      statistic(
        data,
        own.map((w, i) => w * multiplicities[i]!),
      );
  }
  if (method === "bayesian") {
    throw new RangeError(
      "Cannot repeat rows in the Bayesian bootstrap: its shares are no counts, so take them as weights",
    );
  }
  const all = Uint32Array.from({ length: nRows }, (_, i) => i);
  return (statistic, multiplicities) => {
    const positions = repeated(all, multiplicities);
    return statistic(pick(positions), picked(own, positions));
  };
}

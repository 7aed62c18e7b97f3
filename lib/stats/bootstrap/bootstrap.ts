import { seededRandom, splitSeed } from "../../core/index.ts";
import type { DataRows } from "./data-rows.ts";
import { jackknifeAcceleration } from "./influence.ts";
import { type FailedReplica, type Replicas, replicasOf } from "./replicas.ts";
import { type ResamplingOptions, resampling, type Statistic } from "./resampling.ts";

export interface BootstrapOptions<Of> extends ResamplingOptions<Of> {
  /** Default: 2000. */
  replicas?: number;
  /** Replica k depends on this and on k alone. Default: 1. */
  seed?: number;
}

/**
 * What a statistic could have been had the data been others: its values on replicas of the data,
 * rows or events drawn from them anew.
 *
 * `interval(bootstrap(masses, median, { seed: 7 }), { kind: "bca" })`
 */
export function bootstrap<Of extends DataRows>(
  data: Of,
  statistic: Statistic<Of>,
  options: BootstrapOptions<Of> = {},
): Replicas {
  const { replicas = 2000, seed = 1 } = options;
  if (!(Number.isSafeInteger(replicas) && replicas > 0)) {
    throw new RangeError(`Cannot make ${replicas} replicas: a positive whole number is wanted`);
  }
  const { nRows, strata, draw, statisticAt, errorAt } = resampling(data, statistic, options);
  const once = new Float64Array(nRows).fill(1);
  const estimate = finite(statisticAt(once));
  const values = new Float64Array(replicas).fill(Number.NaN);
  const errors = new Float64Array(replicas).fill(Number.NaN);
  const failures: FailedReplica[] = [];
  for (let k = 0; k < replicas; k++) {
    const random = seededRandom(splitSeed(seed, "replica", k));
    const multiplicities = draw(random);
    try {
      values[k] = statisticAt(multiplicities);
      if (errorAt) errors[k] = errorAt(multiplicities, random);
    } catch (error) {
      failures.push({ replica: k, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  if (options.method === "bayesian" && values.every((value) => value === estimate)) {
    throw new RangeError(
      "Cannot bootstrap this statistic: it takes no notice of the weights, in which Bayesian replicas differ, and (sample, weights) => number is wanted",
    );
  }
  const ownError = errorAt?.(once, seededRandom(splitSeed(seed, "error")));
  return replicasOf(estimate, values, {
    ...{ seed, failures },
    ...(ownError !== undefined && { errors: { estimate: ownError, values: errors } }),
    acceleration: (groups) => jackknifeAcceleration(statisticAt, strata, { nRows, seed, groups }),
  });
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(
    `Cannot bootstrap a statistic that is ${value} on the data themselves: a number is wanted`,
  );
}

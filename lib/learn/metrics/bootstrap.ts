import { poisson, type Random } from "../../core/index.ts";
import type { Measured } from "./auc.ts";

export interface BootstrapOptions {
  /** One per event. Default: all one. */
  readonly weights?: Float64Array | undefined;
  /** How often the sample is drawn anew. Default: 200. */
  readonly replicas?: number;
}

/**
 * Any number that is computed from weighted events, with the standard deviation that it has when every
 * event is taken Poisson(1) times: `bootstrapError((weights) => auc(scores, labels, { weights }), n, random)`.
 */
export function bootstrapError(
  statistic: (weights: Float64Array) => number,
  nEvents: number,
  random: Random,
  { weights = new Float64Array(nEvents).fill(1), replicas = 200 }: BootstrapOptions = {},
): Measured {
  if (!(replicas >= 2 && nEvents >= 1 && weights.length === nEvents)) {
    throw new RangeError(
      `Cannot draw ${replicas} replicas of ${nEvents} events with ${weights.length} weights: two replicas, one event and a weight for each are the least`,
    );
  }
  const values = Float64Array.from({ length: replicas }, () =>
    statistic(weights.map((weight) => weight * poisson(random, 1))),
  );
  const mean = values.reduce((total, value) => total + value, 0) / replicas;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { value: statistic(weights), error: Math.sqrt(squares / (replicas - 1)) };
}

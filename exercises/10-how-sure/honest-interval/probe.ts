import type { Answers } from "toplab/grade";

/** Decay times [μs], one experiment after the other. */
export interface ManyExperiments {
  readonly times: Float64Array;
  readonly perExperiment: number;
}

export const probe = (
  { lifetimeInterval }: Answers,
  { times, perExperiment }: ManyExperiments,
): { ends: unknown } => {
  if (typeof lifetimeInterval !== "function") return { ends: lifetimeInterval };
  const n = times.length / perExperiment;
  const experiment = (k: number): number[] =>
    Array.from(times.subarray(k * perExperiment, (k + 1) * perExperiment));
  return { ends: Array.from({ length: n }, (_, k): unknown => lifetimeInterval(experiment(k))) };
};

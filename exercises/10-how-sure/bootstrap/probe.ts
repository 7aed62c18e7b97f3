import { seededRandom } from "toplab/core";
import type { Answers } from "toplab/grade";

export interface BootstrapTask {
  readonly values: readonly number[];
  readonly nReplicas: number;
  readonly seed: number;
}

type Statistic = (sample: readonly number[]) => number;

const mean: Statistic = (sample) => sample.reduce((sum, x) => sum + x, 0) / sample.length;
const size: Statistic = (sample) => sample.length;
const distinct: Statistic = (sample) => new Set(sample).size;

const first: Statistic = ([one = Number.NaN]) => one;

/** The replicas of four statistics: three of them tell how the samples were drawn, and of what. */
export const probe = (
  { bootstrapValues }: Answers,
  { values, nReplicas, seed }: BootstrapTask,
): { means: unknown; sizes: unknown; distinct: unknown; firsts: unknown } => {
  const of = (statistic: Statistic): unknown => {
    if (typeof bootstrapValues !== "function") return bootstrapValues;
    return bootstrapValues([...values], statistic, nReplicas, seededRandom(seed));
  };
  return { means: of(mean), sizes: of(size), distinct: of(distinct), firsts: of(first) };
};

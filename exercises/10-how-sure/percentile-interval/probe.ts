import { type Answers, callEach } from "toplab/grade";

export type PercentileQuestion = readonly [replicas: readonly number[], level: number];

export const probe = (
  { percentileInterval }: Answers,
  questions: readonly PercentileQuestion[],
): { ends: unknown } => ({ ends: callEach(percentileInterval, questions) });

import { type Answers, callEach } from "toplab/grade";

export type BcaQuestion = readonly [
  replicas: readonly number[],
  estimate: number,
  jackknife: readonly number[],
  level: number,
];

export const probe = (
  { bcaInterval }: Answers,
  questions: readonly BcaQuestion[],
): { ends: unknown } => ({ ends: callEach(bcaInterval, questions) });

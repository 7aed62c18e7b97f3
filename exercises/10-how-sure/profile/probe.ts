import { type Answers, callEach } from "toplab/grade";

/** A strength tried, and an experiment: counts in the signal region and in the control region, and their ratio of backgrounds. */
export type ProfileQuestion = readonly [s: number, n: number, m: number, tau: number];

export const probe = (
  { profile }: Answers,
  questions: readonly ProfileQuestion[],
): { rises: unknown } => ({ rises: callEach(profile, questions) });

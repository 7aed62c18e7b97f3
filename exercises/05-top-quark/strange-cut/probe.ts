import { type Answers, callEach } from "toplab/grade";
import type { CutQuestion } from "./exercise.ts";

export const probe = (
  { cutFor }: Answers,
  questions: readonly CutQuestion[],
): { cuts: unknown } => ({
  cuts: callEach(cutFor, questions),
});

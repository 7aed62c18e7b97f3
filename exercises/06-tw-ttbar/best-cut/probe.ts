import { type Answers, callEach } from "toplab/grade";
import type { CutQuestion } from "./exercise.ts";

export const probe = (
  { bestCut }: Answers,
  questions: readonly CutQuestion[],
): { cuts: unknown } => ({ cuts: callEach(bestCut, questions) });

import { type Answers, callEach } from "toplab/grade";
import type { Question } from "./exercise.ts";

export const probe = (
  { tagAndProbe }: Answers,
  questions: readonly Question[],
): { counts: unknown } => ({ counts: callEach(tagAndProbe, questions) });

import { type Answers, callEach } from "toplab/grade";
import type { Search } from "./exercise.ts";

export const probe = (
  { globalPValue }: Answers,
  searches: readonly Search[],
): { found: unknown } => ({
  found: callEach(globalPValue, searches),
});

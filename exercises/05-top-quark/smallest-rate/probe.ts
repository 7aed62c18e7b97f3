import { type Answers, callEach } from "toplab/grade";
import type { Yields } from "../cut-yields.ts";

export const probe = (
  { smallestRate }: Answers,
  searches: readonly Yields[],
): { found: unknown } => ({
  found: callEach(
    smallestRate,
    searches.map((search) => [search]),
  ),
});

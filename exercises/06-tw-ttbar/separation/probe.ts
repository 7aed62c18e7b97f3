import { type Answers, callEach } from "toplab/grade";

export const probe = (
  { separationOf }: Answers,
  pairs: readonly (readonly [number[], number[]])[],
): { values: unknown } => ({ values: callEach(separationOf, pairs) });

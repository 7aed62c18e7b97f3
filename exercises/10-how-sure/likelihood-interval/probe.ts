import { type Answers, callEach } from "toplab/grade";

export const probe = (
  { likelihoodInterval }: Answers,
  counts: readonly number[],
): { ends: unknown } => ({
  ends: callEach(
    likelihoodInterval,
    counts.map((n) => [n]),
  ),
});

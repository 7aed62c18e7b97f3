import { type Answers, callEach } from "toplab/grade";
import type { WeightedSample } from "./exercise.ts";

export const probe = (
  { expectedEvents }: Answers,
  samples: readonly WeightedSample[],
): { expected: unknown } => ({
  expected: callEach(
    expectedEvents,
    samples.map((sample) => [sample]),
  ),
});

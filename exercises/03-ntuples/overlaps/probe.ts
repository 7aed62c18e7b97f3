import { type Answers, callEach } from "toplab/grade";
import type { SeenEvent } from "./exercise.ts";

export const probe = (
  { withoutOverlaps }: Answers,
  events: readonly SeenEvent[],
): { kept: unknown } => ({
  kept: callEach(
    withoutOverlaps,
    events.map(({ electrons, jets }) => [electrons, jets]),
  ),
});

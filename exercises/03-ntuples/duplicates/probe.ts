import { type Answers, callEach } from "toplab/grade";
import type { EventName } from "./exercise.ts";

export const probe = (
  { isFirst }: Answers,
  lists: readonly (readonly EventName[])[],
): { flags: unknown } => ({
  flags: callEach(
    isFirst,
    lists.map((events) => [events]),
  ),
});

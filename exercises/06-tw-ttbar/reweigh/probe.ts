import { type Answers, callEach } from "toplab/grade";
import type { Boost } from "./exercise.ts";

export const probe = ({ reweigh }: Answers, boosts: readonly Boost[]): { lists: unknown } => ({
  lists: callEach(reweigh, boosts),
});

import { type Answers, callEach } from "toplab/grade";
import type { Pair } from "./exercise.ts";

export const probe = ({ decayTime }: Answers, pairs: readonly Pair[]): { times: unknown } => ({
  times: callEach(
    decayTime,
    pairs.map((pair) => [pair]),
  ),
});

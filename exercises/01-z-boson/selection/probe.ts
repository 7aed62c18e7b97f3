import { type Answers, callEach } from "toplab/grade";
import type { Pair } from "./exercise.ts";

export const probe = ({ isGood }: Answers, pairs: readonly Pair[]): { kept: unknown } => ({
  kept: callEach(
    isGood,
    pairs.map((pair) => [pair]),
  ),
});

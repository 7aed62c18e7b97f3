import { type Answers, callEach } from "toplab/grade";
import type { Bin } from "./exercise.ts";

export const probe = ({ crossSection }: Answers, bins: readonly Bin[]): { values: unknown } => ({
  values: callEach(
    crossSection,
    bins.map((bin) => [bin]),
  ),
});

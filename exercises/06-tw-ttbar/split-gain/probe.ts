import { type Answers, callEach } from "toplab/grade";
import type { Split } from "./exercise.ts";

export const probe = ({ gain }: Answers, splits: readonly Split[]): { values: unknown } => ({
  values: callEach(gain, splits),
});

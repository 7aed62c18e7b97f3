import { type Answers, callEach } from "toplab/grade";
import type { Two } from "./exercise.ts";

export const probe = ({ combine }: Answers, pairs: readonly Two[]): { combined: unknown } => ({
  combined: callEach(combine, pairs),
});

import { type Answers, callEach } from "toplab/grade";
import type { Tags } from "./exercise.ts";

export const probe = ({ solveTags }: Answers, tags: readonly Tags[]): { solved: unknown } => ({
  solved: callEach(solveTags, tags),
});

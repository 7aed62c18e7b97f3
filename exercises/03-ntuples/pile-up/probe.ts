import { type Answers, callEach } from "toplab/grade";
import type { Profiles } from "./exercise.ts";

export const probe = (
  { pileUpFactors }: Answers,
  profiles: readonly Profiles[],
): { factors: unknown } => ({ factors: callEach(pileUpFactors, profiles) });

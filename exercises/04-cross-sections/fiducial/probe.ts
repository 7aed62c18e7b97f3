import { type Answers, callEach } from "toplab/grade";
import type { Decay } from "./exercise.ts";

export const probe = ({ isFiducial }: Answers, decays: readonly Decay[]): { inside: unknown } => ({
  inside: callEach(
    isFiducial,
    decays.map((decay) => [decay]),
  ),
});

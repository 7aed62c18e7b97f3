import type { Answers } from "toplab/grade";
import { type FeatureColumns, scoresFrom } from "../ask-model.ts";

/** Events that nobody has seen, and those that the student has trained on. */
export interface Events {
  readonly hidden: FeatureColumns;
  readonly training: FeatureColumns;
}

export const probe = (
  { cured }: Answers,
  { hidden, training }: Events,
): { hidden: unknown; training: unknown } => ({
  hidden: scoresFrom(cured, hidden),
  training: scoresFrom(cured, training),
});

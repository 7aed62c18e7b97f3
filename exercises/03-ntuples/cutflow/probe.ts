import type { Answers } from "toplab/grade";
import { type CutEvent, cuts } from "./cuts.ts";

export const probe = (
  { countCuts }: Answers,
  lists: readonly (readonly CutEvent[])[],
): { counts: unknown } => {
  if (typeof countCuts !== "function") return { counts: countCuts };
  return {
    counts: lists.map((events) => countCuts(structuredClone(events), [...cuts]) as unknown),
  }; // whatever it returns
};

import { type Answers, callEach } from "toplab/grade";
import type { P4 } from "toplab/vector";

export const probe = (
  { systemPt }: Answers,
  events: readonly (readonly P4[])[],
): { values: unknown } => ({ values: callEach(systemPt, events) });

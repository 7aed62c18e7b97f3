import type { Answers } from "toplab/grade";

export const probe = ({ expectedEvents }: Answers): { expectedEvents: unknown } => ({
  expectedEvents,
});

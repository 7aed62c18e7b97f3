import type { Answers } from "toplab/grade";

/** The parts of a fit that a judge needs; whatever is not there stays undefined. */
export const probe = ({ jpsiFit }: Answers): { jpsiFit: unknown } => {
  if (typeof jpsiFit !== "object" || jpsiFit === null) return { jpsiFit };
  const fit = jpsiFit as { expected?: { total?: unknown }; parameters?: unknown }; // unchecked: the judge does
  return { jpsiFit: { expected: fit.expected?.total, parameters: fit.parameters } };
};

import type { Answers } from "toplab/grade";

/** The parts of a fit that a judge needs; whatever is not there stays undefined. */
export const probe = ({ zFit }: Answers): { zFit: unknown } => {
  if (typeof zFit !== "object" || zFit === null) return { zFit };
  const { expected, parameters } = zFit as { expected?: { total?: unknown }; parameters?: unknown }; // unchecked: the judge does
  return { zFit: { expected: expected?.total, parameters } };
};

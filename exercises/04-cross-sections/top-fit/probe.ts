import type { Answers } from "toplab/grade";

/** What a fit says of itself: its model and data, and where it ended. */
export const probe = ({ topFit }: Answers): { topFit: unknown } => {
  if (typeof topFit !== "object" || topFit === null || !("model" in topFit)) return { topFit };
  const { model, data, values, covariance, fixed } = topFit as Record<string, unknown>; // judged outside
  return { topFit: { model, data, values, covariance, fixed } };
};

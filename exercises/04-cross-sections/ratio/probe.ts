import type { Answers } from "toplab/grade";

/** The ratio, with the fit that it was made from. */
export const probe = ({ ratio, topFit }: Answers): { ratio: unknown; topFit: unknown } => {
  if (typeof topFit !== "object" || topFit === null || !("model" in topFit))
    return { ratio, topFit };
  const { model, data, values, covariance } = topFit as Record<string, unknown>; // judged outside
  return { ratio, topFit: { model, data, values, covariance } };
};

import type { Answers } from "toplab/grade";

/** The intervals of the counts; at n = 0 a search for a root may fail, which is no reason to doubt the rest. */
export const probe = (
  { likelihoodInterval }: Answers,
  counts: readonly number[],
): { ends: unknown } => {
  if (typeof likelihoodInterval !== "function") return { ends: likelihoodInterval };
  const ends = counts.map((n): unknown => {
    try {
      return likelihoodInterval(n);
    } catch (error) {
      if (n > 0) throw error;
      return undefined;
    }
  });
  return { ends };
};

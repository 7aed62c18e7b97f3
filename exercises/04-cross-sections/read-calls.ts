import { notAttempted, type Verdict, wrongType } from "toplab/grade";

/** What the probe brought back of a function that was called many times; or the verdict that there is nothing to judge. */
export function readCalls(
  claim: unknown,
  name: string,
): { readonly value: readonly unknown[] } | { readonly verdict: Verdict } {
  if (claim === undefined || claim === null) {
    return { verdict: notAttempted(`${name} does not exist: run the cell above first.`) };
  }
  if (!Array.isArray(claim)) return { verdict: wrongType(`${name} should be a function.`) };
  if (claim.every((answer) => answer === undefined || answer === null)) {
    return { verdict: notAttempted(`${name} gives no answer yet: replace the undefined.`) };
  }
  return { value: claim };
}

/** One field of all answers, as a list; undefined where an answer has none. */
export function fieldOf(answers: readonly unknown[], field: string): unknown[] {
  return answers.map((answer) =>
    typeof answer === "object" && answer !== null && field in answer
      ? (answer as Record<string, unknown>)[field] // it is there
      : undefined,
  );
}

import { judges, notAttempted, type Verdict, wrongType } from "toplab/grade";

/** Two ends, the lower first. */
export type Ends = readonly [low: number, high: number];

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

/** The intervals that a function gave, each two finite numbers in order. */
export function readIntervals(
  claim: unknown,
  name: string,
): { readonly value: readonly Ends[] } | { readonly verdict: Verdict } {
  const calls = readCalls(claim, name);
  if ("verdict" in calls) return calls;
  for (const answer of calls.value) {
    const pair = judges.readNumbers(answer, `What ${name} returns`);
    if ("verdict" in pair) return pair;
    if (pair.value.length !== 2) {
      return { verdict: wrongType(`${name} should return two numbers, [low, high].`) };
    }
    if (pair.value[0]! > pair.value[1]!) {
      return { verdict: wrongType(`${name} should return the lower end first.`) };
    }
  }
  return { value: calls.value as readonly Ends[] }; // each read as two numbers just now
}

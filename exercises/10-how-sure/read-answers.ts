import { judges, type Verdict, wrongType } from "toplab/grade";

/** Two ends, the lower first. */
export type Ends = readonly [low: number, high: number];

/** The intervals that a function gave, each two finite numbers in order. */
export function readIntervals(
  claim: unknown,
  name: string,
): { readonly value: readonly Ends[] } | { readonly verdict: Verdict } {
  const calls = judges.readCalls(claim, name);
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

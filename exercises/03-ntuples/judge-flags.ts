import { fail, judges, type Verdict, wrongType } from "toplab/grade";

/** Yes or no for each entry of several lists. */
export type Flags = readonly (readonly boolean[])[];

/** Answers that come of a known mistake, and what to say of them. */
export interface Mistake {
  readonly flags: Flags;
  readonly verdict: Verdict;
}

/** Judges lists of yes and no, and knows the usual mistakes. */
export function judgeFlags(
  claim: unknown,
  name: string,
  right: Flags,
  mistakes: readonly Mistake[],
): Verdict {
  const calls = judges.readCalls(claim, name);
  if ("verdict" in calls) return calls.verdict;
  const lists = calls.value.map((list) => (isFlags(list) ? list.map(Number) : list));
  if (lists.some((list) => !Array.isArray(list) && list !== undefined && list !== null)) {
    return wrongType({
      en: `${name} should return a list with true or false for each entry.`,
      es: `${name} debe devolver una lista con \`true\` o \`false\` para cada elemento.`,
      ru: `${name}: нужно вернуть список, в котором для каждого элемента стоит \`true\` или \`false\`.`,
    });
  }
  const all = lists.every(Array.isArray) ? lists.flat() : lists;
  const judge = (flags: Flags): Verdict => judges.numbers(all, flags.flat().map(Number), { name });
  const verdict = judge(right);
  if (verdict.status !== "fail") return verdict;
  const known = mistakes.find(({ flags }) => judge(flags).status === "pass");
  return known?.verdict ?? fail(verdict.reason);
}

function isFlags(list: unknown): list is boolean[] {
  return Array.isArray(list) && list.every((one) => typeof one === "boolean");
}

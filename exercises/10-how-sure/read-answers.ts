import { judges, type Verdict, type Words, wrongType } from "toplab/grade";

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
    const pair = judges.readNumbers(answer, returnedBy(name));
    if ("verdict" in pair) return pair;
    if (pair.value.length !== 2) {
      return { verdict: wrongType(twoNumbers(name)) };
    }
    if (pair.value[0]! > pair.value[1]!) {
      return { verdict: wrongType(lowerFirst(name)) };
    }
  }
  return { value: calls.value as readonly Ends[] }; // each read as two numbers just now
}

/** The values of a function, in the words of a sentence. */
export function returnedBy(name: string): Words {
  return {
    en: `What ${name} returns`,
    es: `Lo que devuelve ${name}`,
    ru: `То, что возвращает ${name}`,
  };
}

const twoNumbers = (name: string): Words => ({
  en: `${name} should return two numbers, [low, high].`,
  es: `${name} debe devolver dos números, \`[low, high]\`.`,
  ru: `${name}: нужно вернуть два числа, \`[low, high]\`.`,
});

const lowerFirst = (name: string): Words => ({
  en: `${name} should return the lower end first.`,
  es: `${name} debe devolver primero el extremo inferior.`,
  ru: `${name}: первым нужно вернуть нижний конец.`,
});

import { logGamma, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, pass, wrongType } from "toplab/grade";
import { type CoverageQuestion, type MethodName, methods } from "./probe.ts";

const TOYS = 4000;

function questions(seed: number): CoverageQuestion[] {
  const random = seededRandom(seed);
  const about = [0.7, 2.5, 4.2, 6, 9, 15, 30];
  const names: readonly MethodName[] = ["root", "wide", "shifted"];
  const each = about.map((nu, i) => ({
    nu: nu * (0.9 + 0.2 * random()),
    method: names[i % names.length]!,
    nToys: TOYS,
    seed: Math.floor(1e9 * random()),
  }));
  return [...each, { nu: 5, method: "all", nToys: 200, seed: 3 }];
}

/** The chance that the interval holds what it should, summed over all counts. */
function exactly(
  { nu, method }: CoverageQuestion,
  holds = (low: number, high: number, _n: number): boolean => low <= nu && nu <= high,
): number {
  let share = 0;
  for (let n = 0; n < nu + 20 + 10 * Math.sqrt(nu); n++) {
    const [low, high] = methods[method](n);
    if (holds(low, high, n)) share += Math.exp(n * Math.log(nu) - nu - logGamma(n + 1));
  }
  return Math.min(1, share); // rounding may lead beyond
}

export const exercise: Exercise<
  readonly CoverageQuestion[],
  { shares: number[] },
  readonly number[]
> = {
  id: "10-how-sure/coverage",
  title: "Does it keep its promise?",
  points: 3,
  answers: ["shareCovered"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "A loop over the toys; in each draw a new count, ask for its interval, and count if the truth lies inside.",
      "`const [low, high] = intervalOf(poisson(random, nu));` and then `if (low <= nu && nu <= high) …`.",
      "Return the number of toys that were covered, divided by `nToys`.",
    ],
    es: [
      "Un bucle sobre los experimentos simulados; en cada uno saca un recuento nuevo, pide su intervalo y cuenta si la verdad cae dentro.",
      "`const [low, high] = intervalOf(poisson(random, nu));` y después `if (low <= nu && nu <= high) …`.",
      "Devuelve el número de experimentos cubiertos dividido por `nToys`.",
    ],
    ru: [
      "Цикл по пробным опытам: в каждом разыграйте новое число отсчётов, спросите его интервал и сосчитайте, если истина внутри.",
      "`const [low, high] = intervalOf(poisson(random, nu));`, а затем `if (low <= nu && nu <= high) …`.",
      "Верните число накрытых опытов, делённое на `nToys`.",
    ],
  },
  inputs: questions,
  reference: (seed) => questions(seed).map((question) => exactly(question)),
  judge: ({ shares }, { inputs, reference }) => {
    const calls = judges.readCalls(shares, "`shareCovered`");
    if ("verdict" in calls) return calls.verdict;
    const read = judges.readNumbers(calls.value, "What `shareCovered` returns");
    if ("verdict" in read) return read.verdict;
    const isLike = (other: (question: CoverageQuestion) => number, factor = 1): boolean =>
      inputs.every((question, i) => {
        const p = other(question);
        const sigma = Math.sqrt((p * (1 - p)) / question.nToys);
        return Math.abs(read.value[i]! / factor - p) <= 4.5 * sigma + 1e-9;
      });
    const exact = (question: CoverageQuestion): number => reference[inputs.indexOf(question)]!;
    if (isLike(exact)) return pass();
    if (isLike(exact, 100))
      return wrongType("A share from 0 to 1 is wanted, and this is per cent.");
    if (isLike(exact, TOYS)) return fail("This is how many toys: divide by `nToys` for the share.");
    if (isLike((question) => 1 - exact(question))) {
      return fail("This is the share of toys whose interval does *not* hold the truth.");
    }
    if (isLike((question) => exactly(question, (low, high, n) => low <= n && n <= high))) {
      return fail(
        "This asks whether the interval holds the *count*, which it nearly always does. It should hold the truth, `nu`.",
      );
    }
    return fail(
      "These are not the shares: for n ± √n at ν = 2.5 it is 0.60, give or take what so many toys fluctuate. Is a new count drawn for each toy?",
    );
  },
  wrong: [
    {
      name: "the interval holds the count",
      code: `function shareCovered(nu, intervalOf, nToys, random) {
  let covered = 0;
  for (let toy = 0; toy < nToys; toy++) {
    const n = poisson(random, nu);
    const [low, high] = intervalOf(n);
    if (low <= n && n <= high) covered++;
  }
  return covered / nToys;
}`,
      points: 0,
      reason: /holds the \*count\*/,
    },
    {
      name: "those that miss",
      code: `function shareCovered(nu, intervalOf, nToys, random) {
  let missed = 0;
  for (let toy = 0; toy < nToys; toy++) {
    const [low, high] = intervalOf(poisson(random, nu));
    if (nu < low || nu > high) missed++;
  }
  return missed / nToys;
}`,
      points: 0,
      reason: /not\* hold/,
    },
    {
      name: "one count for all toys",
      code: `function shareCovered(nu, intervalOf, nToys, random) {
  const [low, high] = intervalOf(poisson(random, nu));
  let covered = 0;
  for (let toy = 0; toy < nToys; toy++) if (low <= nu && nu <= high) covered++;
  return covered / nToys;
}`,
      points: 0,
      reason: /new count/,
    },
    {
      name: "per cent",
      code: `function shareCovered(nu, intervalOf, nToys, random) {
  let covered = 0;
  for (let toy = 0; toy < nToys; toy++) {
    const [low, high] = intervalOf(poisson(random, nu));
    if (low <= nu && nu <= high) covered++;
  }
  return (100 * covered) / nToys;
}`,
      points: 0,
      reason: /per cent/,
    },
  ],
};

import { logGamma, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, pass, wrongType } from "toplab/grade";
import { returnedBy } from "../read-answers.ts";
import { type CoverageQuestion, type MethodName, methods } from "./probe.ts";

const TOYS = 4000;

type Guess = (question: CoverageQuestion) => number;

function questions(seed: number): CoverageQuestion[] {
  const random = seededRandom(seed);
  const about = [0.7, 2.5, 4.2, 6, 9, 15, 30];
  const names: readonly MethodName[] = ["root", "wide", "shifted"];
  const each = about.map((nu, i) => ({
    nu: nu * (0.75 + 0.5 * random()),
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
    const read = judges.readNumbers(calls.value, returnedBy("`shareCovered`"));
    if ("verdict" in read) return read.verdict;
    const isLike = (other: Guess, unit: Guess = () => 1): boolean =>
      inputs.every((question, i) => {
        const p = other(question);
        const sigma = Math.sqrt((p * (1 - p)) / question.nToys);
        return Math.abs(read.value[i]! / unit(question) - p) <= 4.5 * sigma + 1e-9;
      });
    const exact = (question: CoverageQuestion): number => reference[inputs.indexOf(question)]!;
    if (isLike(exact)) return pass();
    if (isLike(exact, () => 100)) {
      return wrongType({
        en: "A share from 0 to 1 is wanted, and this is per cent.",
        es: "Se pide una fracción de 0 a 1, y esto es un tanto por ciento.",
        ru: "Нужна доля от 0 до 1, а это проценты.",
      });
    }
    if (isLike(exact, ({ nToys }) => nToys)) {
      return fail({
        en: "This is how many toys: divide by `nToys` for the share.",
        es: "Esto es cuántos experimentos: divide por `nToys` para tener la fracción.",
        ru: "Это число опытов: разделите на `nToys`, и будет доля.",
      });
    }
    if (isLike((question) => 1 - exact(question))) {
      return fail({
        en: "This is the share of toys whose interval does *not* hold the truth.",
        es: "Esta es la fracción de experimentos cuyo intervalo *no* contiene la verdad.",
        ru: "Это доля опытов, интервал которых *не* содержит истину.",
      });
    }
    if (isLike((question) => exactly(question, (low, high, n) => low <= n && n <= high))) {
      return fail({
        en: "This asks whether the interval holds the *count*, which it nearly always does. It should hold the truth, `nu`.",
        es: "Aquí se pregunta si el intervalo contiene el *recuento*, cosa que ocurre casi siempre. Debe contener la verdad, `nu`.",
        ru: "Здесь проверяется, содержит ли интервал само *число отсчётов*, а это почти всегда так. Он должен содержать истину `nu`.",
      });
    }
    return fail({
      en: "These are not the shares: for n ± √n at ν = 2.5 it is 0.60, give or take what so many toys fluctuate. Is a new count drawn for each toy?",
      es: "Estas no son las fracciones: para n ± √n con ν = 2,5 es 0,60, más o menos lo que fluctúan tantos experimentos. ¿Se saca un recuento nuevo para cada uno?",
      ru: "Это не те доли: для n ± √n при ν = 2,5 она равна 0,60 с точностью до флуктуаций такого числа опытов. Разыгрывается ли для каждого опыта новое число отсчётов?",
    });
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
      name: "how many toys",
      code: `function shareCovered(nu, intervalOf, nToys, random) {
  let covered = 0;
  for (let toy = 0; toy < nToys; toy++) {
    const [low, high] = intervalOf(poisson(random, nu));
    if (low <= nu && nu <= high) covered++;
  }
  return covered;
}`,
      points: 0,
      reason: /divide by `nToys`/,
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

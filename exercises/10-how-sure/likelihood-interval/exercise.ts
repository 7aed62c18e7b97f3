import { findRoot, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, pass, type Verdict, type Words } from "toplab/grade";
import { type Ends, readIntervals } from "../read-answers.ts";

/** Fourteen counts, few and many, the last of them nothing at all. */
function counts(seed: number): number[] {
  const random = seededRandom(seed);
  const some = [1, 2, 3, 5, 8, 12, 20, 35, 60, 100, 300, 1000, 5000];
  return [...some.map((n) => n + Math.floor((random() * n) / 2)), 0];
}

/** Where −2 ln L of a count has risen by so much. */
function ends(n: number, rise: number): Ends {
  const above = (nu: number): number => 2 * (nu - n + (n > 0 ? n * Math.log(n / nu) : 0)) - rise;
  return [n > 0 ? findRoot(above, [n / 1e4, n]) : 0, findRoot(above, [n, 2 * n + 5 + rise])];
}

export const exercise: Exercise<readonly number[], { ends: Ends[] }, readonly Ends[]> = {
  id: "10-how-sure/likelihood-interval",
  title: "Where has it risen by one?",
  points: 2,
  answers: ["likelihoodInterval"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Write a function of ν alone for the left side less 1. It is −1 at ν = n and positive far away on both sides: so it has one zero on each.",
      "`findRoot((nu) => …, [n / 1000, n])` finds the lower one, with `[n, 2 * n + 2]` the upper one.",
      "For n = 0 ask first: `n > 0 ? n * Math.log(n / nu) : 0`, and return 0 as the lower end.",
    ],
    es: [
      "Escribe una función solo de ν con el lado izquierdo menos 1. Vale −1 en ν = n y es positiva lejos, a ambos lados: tiene, pues, un cero en cada uno.",
      "`findRoot((nu) => …, [n / 1000, n])` encuentra el de abajo; con `[n, 2 * n + 2]`, el de arriba.",
      "Para n = 0 pregunta antes: `n > 0 ? n * Math.log(n / nu) : 0`, y devuelve 0 como extremo inferior.",
    ],
    ru: [
      "Запишите функцию одного ν: левая часть минус 1. При ν = n она равна −1, а вдали по обе стороны положительна: значит, с каждой стороны есть по одному нулю.",
      "`findRoot((nu) => …, [n / 1000, n])` находит нижний, с `[n, 2 * n + 2]` — верхний.",
      "Для n = 0 сначала проверьте: `n > 0 ? n * Math.log(n / nu) : 0`, а нижним концом верните 0.",
    ],
  },
  inputs: counts,
  reference: (seed) => counts(seed).map((n) => ends(n, 1)),
  judge: ({ ends: claim }, { inputs, reference }) => {
    const isNothing = Array.isArray(claim) && !claim.at(-1)?.every?.(Number.isFinite);
    const read = readIntervals(
      isNothing ? claim.slice(0, -1) : claim, // a NaN at n = 0 is no reason to doubt the rest
      "`likelihoodInterval`",
    );
    if ("verdict" in read) return read.verdict;
    const isLike = (other: (n: number) => Ends): boolean =>
      inputs.slice(0, -1).every((n, i) => isNear(read.value[i]!, other(n)));
    if (isLike((n) => ends(n, 1))) return judgeNothing(read.value.at(inputs.length - 1), reference);
    return fail(whyNot(isLike));
  },
  wrong: [
    {
      name: "plus and minus the root",
      code: "function likelihoodInterval(n) { return [n - Math.sqrt(n), n + Math.sqrt(n)]; }",
      points: 0,
      reason: /n ± √n/,
    },
    {
      name: "a rise of one half",
      code: `function likelihoodInterval(n) {
  const rise = (nu) => 2 * (nu - n + (n > 0 ? n * Math.log(n / nu) : 0)) - 0.5;
  return [n > 0 ? findRoot(rise, [n / 1000, n]) : 0, findRoot(rise, [n, 2 * n + 2])];
}`,
      points: 0,
      reason: /without the factor 2/,
    },
    {
      name: "two standard deviations",
      code: `function likelihoodInterval(n) {
  const rise = (nu) => 2 * (nu - n + (n > 0 ? n * Math.log(n / nu) : 0)) - 4;
  return [n > 0 ? findRoot(rise, [n / 1000, n]) : 0, findRoot(rise, [n, 3 * n + 5])];
}`,
      points: 0,
      reason: /two standard deviations/,
    },
    {
      name: "the search fails at nothing",
      code: `function likelihoodInterval(n) {
  const rise = (nu) => 2 * (nu - n + n * Math.log(n / nu)) - 1;
  return [findRoot(rise, [n / 1000, n]), findRoot(rise, [n, 2 * n + 2])];
}`,
      points: 1.5,
      reason: /n = 0/,
    },
    {
      name: "nothing is forgotten",
      code: `function likelihoodInterval(n) {
  if (n === 0) return [NaN, NaN];
  const rise = (nu) => 2 * (nu - n + n * Math.log(n / nu)) - 1;
  return [findRoot(rise, [n / 1000, n]), findRoot(rise, [n, 2 * n + 2])];
}`,
      points: 1.5,
      reason: /n = 0/,
    },
  ],
};

function isNear([low, high]: Ends, [wantedLow, wantedHigh]: Ends): boolean {
  const near = (a: number, b: number): boolean =>
    judges.isWithin(a, b, { relative: 1e-3, absolute: 2e-3 });
  return near(low, wantedLow) && near(high, wantedHigh);
}

function judgeNothing(claim: Ends | undefined, reference: readonly Ends[]): Verdict {
  if (claim && isNear(claim, reference.at(-1)!)) return pass();
  return partial(0.75, {
    en: "Right for all counts but n = 0, where 2ν is all that is left: the interval begins at 0 and ends where 2ν = 1.",
    es: "Correcto para todos los recuentos menos n = 0, donde solo queda 2ν: el intervalo empieza en 0 y acaba donde 2ν = 1.",
    ru: "Верно для всех чисел отсчётов, кроме n = 0, где остаётся только 2ν: интервал начинается в 0 и кончается там, где 2ν = 1.",
  });
}

function whyNot(isLike: (other: (n: number) => Ends) => boolean): Words {
  if (isLike((n) => [n - Math.sqrt(n), n + Math.sqrt(n)])) {
    return {
      en: "This is n ± √n. It is symmetric, and the valley is not: find the two places where it has risen by 1.",
      es: "Esto es n ± √n. Es simétrico, y el valle no lo es: encuentra los dos lugares donde ha subido en 1.",
      ru: "Это n ± √n. Он симметричен, а долина — нет: найдите два места, где она поднялась на 1.",
    };
  }
  if (isLike((n) => ends(n, 0.5))) {
    return {
      en: "Here it has risen by ½: that is the rule for −ln L, without the factor 2.",
      es: "Aquí ha subido en ½: esa es la regla para −ln L, sin el factor 2.",
      ru: "Здесь она поднялась на ½: это правило для −ln L, без множителя 2.",
    };
  }
  if (isLike((n) => ends(n, 4))) {
    return {
      en: "Here it has risen by 4: that is the interval of two standard deviations.",
      es: "Aquí ha subido en 4: ese es el intervalo de dos desviaciones estándar.",
      ru: "Здесь она поднялась на 4: это интервал в два стандартных отклонения.",
    };
  }
  return {
    en: "These are not the places where −2 ln L is 1 above its minimum: for n = 7 they are 4.68 and 9.99.",
    es: "No son los lugares donde −2 ln L está 1 por encima de su mínimo: para n = 7 son 4,68 y 9,99.",
    ru: "Это не те места, где −2 ln L на 1 выше минимума: для n = 7 это 4,68 и 9,99.",
  };
}

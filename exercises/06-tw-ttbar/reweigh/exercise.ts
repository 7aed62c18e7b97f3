import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, together, type Verdict } from "toplab/grade";

export type Boost = readonly [weights: number[], isWrong: boolean[]];

/** Weights as after some boosting, and a tree that is wrong for 20 to 45 % of the events. */
function boosts(seed: number): Boost[] {
  const random = seededRandom(seed);
  return Array.from({ length: 6 }, (_, k): Boost => {
    const n = 20 + 5 * k;
    const isWrong = Array.from({ length: n }, (_, i) => i % 5 === 0 || random() < 0.05 * k);
    return [isWrong.map((wrong) => (wrong ? 1.5 : 1) * (0.5 + random())), isWrong];
  });
}

const total = (list: readonly number[]): number => list.reduce((sum, w) => sum + w, 0);

function raised([weights, isWrong]: Boost, share: number, sign: 1 | -1 = 1): number[] {
  const factor = ((1 - share) / share) ** sign;
  return weights.map((w, i) => (isWrong[i] ? w * factor : w));
}

const scaled = (list: readonly number[], to: number): number[] =>
  list.map((w) => (w * to) / total(list));

const wrongShare = ([weights, isWrong]: Boost): number =>
  total(weights.filter((_, i) => isWrong[i])) / total(weights);

const answerTo = (boost: Boost): number[] =>
  scaled(raised(boost, wrongShare(boost)), total(boost[0]));

export const exercise: Exercise<readonly Boost[], { lists: number[][] }, number[][]> = {
  id: "06-tw-ttbar/reweigh",
  title: "Learn from mistakes",
  points: 2,
  answers: ["reweigh"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "ε is a share of weight: the sum of `weights[i]` where `isWrong[i]`, over the sum of all weights.",
      "`weights.map((w, i) => (isWrong[i] ? … : w))` gives the raised weights.",
      "Then multiply each by the old total over the new total. A check: afterwards the wrong events have exactly half of the weight.",
    ],
    es: [
      "ε es una fracción del peso: la suma de `weights[i]` donde `isWrong[i]`, dividida por la suma de todos los pesos.",
      "`weights.map((w, i) => (isWrong[i] ? … : w))` da los pesos aumentados.",
      "Después multiplica cada uno por el total viejo entre el nuevo. Una comprobación: al final los sucesos errados tienen exactamente la mitad del peso.",
    ],
    ru: [
      "ε — это доля веса: сумма `weights[i]` там, где `isWrong[i]`, делённая на сумму всех весов.",
      "`weights.map((w, i) => (isWrong[i] ? … : w))` даёт увеличенные веса.",
      "Затем умножьте каждый на старую сумму, делённую на новую. Проверка: после этого у ошибочных событий ровно половина веса.",
    ],
  },
  inputs: boosts,
  reference: (seed) => boosts(seed).map(answerTo),
  judge: ({ lists }, { inputs, reference }) => {
    if (lists === undefined || lists === null) {
      return judges.noFunction("`reweigh`");
    }
    if (!Array.isArray(lists)) {
      return judges.notAFunction("`reweigh`");
    }
    const judge = (expected: readonly number[][]): Verdict =>
      together(
        expected.map((list, k) => ({
          verdict: judges.numbers(lists[k], list, { name: "`reweigh`", relative: 1e-6 }),
        })),
      );
    const passes = (of: (boost: Boost) => number[]): boolean =>
      judge(inputs.map(of)).status === "pass";
    const named = namedMistake(passes);
    if (named) return named;
    const verdict = judge(reference);
    return verdict.status === "partial" ? fail(verdict.reason) : verdict;
  },
  wrong: [
    {
      name: "the sum is not kept",
      code: `function reweigh(weights: number[], isWrong: boolean[]) {
  const total = (list) => list.reduce((sum, w) => sum + w, 0);
  const share = total(weights.filter((_, i) => isWrong[i])) / total(weights);
  return weights.map((w, i) => (isWrong[i] ? (w * (1 - share)) / share : w));
}`,
      points: 1,
      reason: /sum is no longer/,
    },
    {
      name: "events are counted in place of weights",
      code: `function reweigh(weights: number[], isWrong: boolean[]) {
  const total = (list) => list.reduce((sum, w) => sum + w, 0);
  const share = isWrong.filter((wrong) => wrong).length / weights.length;
  const raised = weights.map((w, i) => (isWrong[i] ? (w * (1 - share)) / share : w));
  return raised.map((w) => (w * total(weights)) / total(raised));
}`,
      points: 0,
      reason: /counts events/,
    },
    {
      name: "the wrong events lose weight",
      code: `function reweigh(weights: number[], isWrong: boolean[]) {
  const total = (list) => list.reduce((sum, w) => sum + w, 0);
  const share = total(weights.filter((_, i) => isWrong[i])) / total(weights);
  const raised = weights.map((w, i) => (isWrong[i] ? (w * share) / (1 - share) : w));
  return raised.map((w) => (w * total(weights)) / total(raised));
}`,
      points: 0,
      reason: /lose weight/,
    },
  ],
};

function namedMistake(passes: (of: (boost: Boost) => number[]) => boolean): Verdict | undefined {
  if (passes((boost) => raised(boost, wrongShare(boost)))) {
    return partial(0.5, {
      en: "The right events gain weight, but the sum is no longer what it was: multiply all weights by one common factor at the end.",
      es: "Ganan peso los sucesos que deben, pero la suma ya no es la de antes: al final multiplica todos los pesos por un factor común.",
      ru: "Вес прибавляют те события, что надо, но сумма уже не прежняя: в конце умножьте все веса на один общий множитель.",
    });
  }
  const counted = ([, isWrong]: Boost): number =>
    isWrong.filter((wrong) => wrong).length / isWrong.length;
  if (passes((boost) => scaled(raised(boost, counted(boost)), total(boost[0])))) {
    return fail({
      en: "This counts events. From the second tree on they do not weigh the same: ε is the share of the weight.",
      es: "Esto cuenta sucesos. Desde el segundo árbol no pesan todos lo mismo: ε es la fracción del peso.",
      ru: "Здесь сосчитаны события. Со второго дерева они весят по-разному: ε — доля веса.",
    });
  }
  if (passes((boost) => scaled(raised(boost, wrongShare(boost), -1), total(boost[0])))) {
    return fail({
      en: "Here the wrong events lose weight: the next tree should look at them most.",
      es: "Aquí los sucesos errados pierden peso: el árbol siguiente debería mirarlos más que a los demás.",
      ru: "Здесь ошибочные события теряют вес, а следующее дерево должно смотреть на них больше всего.",
    });
  }
  return undefined;
}

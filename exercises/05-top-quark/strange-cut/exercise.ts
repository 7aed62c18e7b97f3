import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial } from "toplab/grade";
import { thresholdFor } from "toplab/stats";

export type CutQuestion = readonly [scores: Float64Array, weights: Float64Array, share: number];

/**
 * Two kinds of background: few heavy events with high scores, many light ones with low scores, in any
 * order. No share of these weights is met exactly, so that how sums are rounded does not matter.
 */
function questions(seed: number): CutQuestion[] {
  const random = seededRandom(seed);
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.03, 0.07, 0.15, 0.3].map((share, i): CutQuestion => {
    const n = 200 + 20 * i;
    const isHeavy = Array.from({ length: n }, () => random() < 0.2);
    return [
      Float64Array.from(isHeavy, (heavy) => (heavy ? 0.3 : 0) + 0.7 * random()),
      Float64Array.from(isHeavy, (heavy) => (heavy ? 0.2017 : 0.0257)),
      share,
    ];
  });
}

export const exercise: Exercise<readonly CutQuestion[], { cuts: number[] }, readonly number[]> = {
  id: "05-top-quark/strange-cut",
  title: "How strange is strange?",
  points: 2,
  answers: ["cutFor"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Put the events in the order of their scores, the highest first, and add up their weights as you go.",
      "`const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i])` is the order; then `for (const i of order) { … }`.",
      "Stop at the first event at which the sum of the weights is at least `share` times the sum of all weights, and return its score.",
    ],
    es: [
      "Ordena los sucesos por su puntuación, la más alta primero, y ve sumando sus pesos.",
      "`const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i])` es el orden; después `for (const i of order) { … }`.",
      "Párate en el primer suceso en el que la suma de los pesos sea al menos `share` por la suma de todos, y devuelve su puntuación.",
    ],
    ru: [
      "Расположите события по убыванию оценки и по пути складывайте их веса.",
      "`const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i])` — это порядок; затем `for (const i of order) { … }`.",
      "Остановитесь на первом событии, где сумма весов не меньше, чем `share` от суммы всех весов, и верните его оценку.",
    ],
  },
  inputs: questions,
  reference: (seed) => questions(seed).map((question) => thresholdFor(...question)),
  judge: ({ cuts }, { inputs, reference }) => {
    const calls = judges.readCalls(cuts, "`cutFor`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[], name = "`cutFor`") =>
      judges.numbers(cuts, expected, { name, absolute: 0.006 });
    const unweighted = inputs.map(([scores, , share]) =>
      thresholdFor(scores, new Float64Array(scores.length).fill(1), share),
    );
    if (judge(reference).status === "pass") return judge(reference);
    if (judge(unweighted).status === "pass") {
      return partial(0.5, {
        en: "This counts events, whatever they weigh. A simulated event of one kind stands for more real ones than an event of another: add up weights.",
        es: "Esto cuenta sucesos sin mirar cuánto pesan. Un suceso simulado de un tipo equivale a más sucesos reales que uno de otro tipo: suma los pesos.",
        ru: "Здесь посчитаны события, сколько бы они ни весили. Смоделированное событие одного рода соответствует большему числу настоящих, чем событие другого рода: складывайте веса.",
      });
    }
    const below = inputs.map(([scores, weights, share]) =>
      thresholdFor(scores, weights, 1 - share),
    );
    if (judge(below).status === "pass") {
      return fail({
        en: "This cut keeps almost everything: the share should lie *above* it.",
        es: "Este corte conserva casi todo: la fracción debería quedar *por encima* de él.",
        ru: "Такой порог оставляет почти всё: эта доля должна лежать *выше* него.",
      });
    }
    return judge(reference);
  },
  wrong: [
    {
      name: "the weights are forgotten",
      code: `function cutFor(scores: number[], weights, share) {
  const sorted = Array.from(scores).sort((a, b) => b - a);
  return sorted[Math.ceil(share * sorted.length) - 1];
}`,
      points: 1,
      reason: /add up weights/,
    },
    {
      name: "the wrong end",
      code: `function cutFor(scores, weights, share) {
  const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[i] - scores[j]);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  let sum = 0;
  for (const i of order) if ((sum += weights[i]) >= share * total) return scores[i];
}`,
      points: 0,
      reason: /keeps almost everything/,
    },
    {
      name: "one event too early",
      code: `function cutFor(scores, weights, share) {
  const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  let [above, last] = [0, scores[order[0]]];
  for (const i of order) {
    if ((above += weights[i]) > share * total) return last;
    last = scores[i];
  }
}`,
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "a share of the highest score",
      code: "function cutFor(scores: number[], weights, share) { return (1 - share) * Math.max(...Array.from(scores)); }",
      points: 0,
      reason: /right/,
    },
  ],
};

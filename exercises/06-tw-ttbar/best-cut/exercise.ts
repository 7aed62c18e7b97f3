import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, pass } from "toplab/grade";

export type CutQuestion = readonly [
  scores: Float64Array,
  labels: Uint8Array,
  weights: Float64Array,
  f: number,
];

/** How near to the smallest relative error, as a share of it. */
const TOLERANCE = 0.01;

/** Overlapping scores of few signal and much background, with a background known exactly, to 5 % or to 20 %. */
function questions(seed: number): CutQuestion[] {
  const random = seededRandom(seed);
  return [0, 0, 0, 0.05, 0.05, 0.1, 0.2, 0.2].map((f, k): CutQuestion => {
    const n = 400 + 40 * k;
    const labels = Uint8Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0));
    const high = (): number => Math.max(random(), random(), random());
    const low = (): number => Math.min(random(), random());
    return [
      Float64Array.from(labels, (label) => (label ? high() : low())),
      labels,
      Float64Array.from(labels, (label) => (label ? 1 : 3) * (0.8 + 0.4 * random())),
      f,
    ];
  });
}

type Figure = (s: number, b: number, f: number) => number;
const relativeError: Figure = (s, b, f) => Math.sqrt(s + b + (f * b) ** 2) / s;

function passing([scores, labels, weights]: CutQuestion, cut: number): [s: number, b: number] {
  let [s, b] = [0, 0];
  for (const [i, score] of scores.entries()) {
    if (score < cut) continue;
    if (labels[i]) s += weights[i]!;
    else b += weights[i]!;
  }
  return [s, b];
}

/** The least value of a figure over all cuts, and the cut. */
function least(question: CutQuestion, figure: Figure): { value: number; cut: number } {
  const [scores, , , f] = question;
  let best = { value: Infinity, cut: Number.NaN };
  for (const cut of scores) {
    const value = figure(...passing(question, cut), f);
    if (value < best.value) best = { value, cut };
  }
  return best;
}

export const exercise: Exercise<readonly CutQuestion[], { cuts: number[] }, readonly number[]> = {
  id: "06-tw-ttbar/best-cut",
  title: "Where to cut?",
  points: 3,
  answers: ["bestCut"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Put the events in the order of their scores, the highest first, and take one more in at each step: `s` or `b` grows by its weight.",
      "`const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i])`; then `for (const i of order) { … }`.",
      "After each step compute `Math.sqrt(s + b + (f * b) ** 2) / s`; remember the score at which it was smallest.",
    ],
    es: [
      "Ordena los sucesos por su puntuación, la más alta primero, y añade uno en cada paso: `s` o `b` crece en su peso.",
      "`const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i])`; después `for (const i of order) { … }`.",
      "Tras cada paso calcula `Math.sqrt(s + b + (f * b) ** 2) / s`; recuerda la puntuación en la que fue mínimo.",
    ],
    ru: [
      "Расположите события по убыванию оценки и на каждом шаге добавляйте ещё одно: `s` или `b` растёт на его вес.",
      "`const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i])`; затем `for (const i of order) { … }`.",
      "После каждого шага вычисляйте `Math.sqrt(s + b + (f * b) ** 2) / s`; запомните оценку, при которой оно было наименьшим.",
    ],
  },
  inputs: questions,
  reference: (seed) => questions(seed).map((question) => least(question, relativeError).value),
  judge: ({ cuts }, { inputs, reference }) => {
    if (cuts !== undefined && cuts !== null && !Array.isArray(cuts)) {
      return judges.notAFunction("`bestCut`");
    }
    const read = judges.readNumbers(cuts, "`bestCut`");
    if ("verdict" in read) return read.verdict;
    const reached = (k: number): number =>
      relativeError(...passing(inputs[k]!, read.value[k]!), inputs[k]![3]);
    const isBest = (k: number): boolean => reached(k) <= reference[k]! * (1 + TOLERANCE);
    const [known, uncertain] = [true, false].map((exactly) =>
      [...inputs.keys()].filter((k) => (inputs[k]![3] === 0) === exactly),
    );
    if (!known!.every(isBest)) {
      return fail({
        en: "The cut is not the best even where the background is known exactly: is every event weighed, and kept where its score is at least the cut?",
        es: "El corte no es el mejor ni siquiera donde el fondo se conoce con exactitud: ¿entra cada suceso con su peso, y se conserva si su puntuación es al menos el corte?",
        ru: "Порог не лучший даже там, где фон известен точно: входит ли каждое событие со своим весом и остаётся ли оно, если его оценка не ниже порога?",
      });
    }
    if (uncertain!.every(isBest)) return pass();
    return partial(0.5, {
      en: "Right where the background is known exactly. Where it is not, (f·b)² stands beside s + b under the root, and pays for a tighter cut.",
      es: "Correcto donde el fondo se conoce con exactitud. Donde no, (f·b)² está junto a s + b bajo la raíz, y compensa un corte más duro.",
      ru: "Верно там, где фон известен точно. Где нет, под корнем рядом с s + b стоит (f·b)², и более жёсткий отбор окупается.",
    });
  },
  wrong: [
    {
      name: "the uncertainty is forgotten",
      code: `function bestCut(scores, labels, weights, f) {
  const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  let [s, b, cut, most] = [0, 0, NaN, 0];
  for (const i of order) {
    if (labels[i] === 1) s += weights[i]; else b += weights[i];
    if (s / Math.sqrt(s + b) > most) [cut, most] = [scores[i], s / Math.sqrt(s + b)];
  }
  return cut;
}`,
      points: 1.5,
      reason: /tighter cut/,
    },
    {
      name: "the weights are forgotten",
      code: `function bestCut(scores, labels, weights, f) {
  const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  let [s, b, cut, least] = [0, 0, NaN, Infinity];
  for (const i of order) {
    if (labels[i] === 1) s += 1; else b += 1;
    const error = Math.sqrt(s + b + (f * b) ** 2) / s;
    if (error < least) [cut, least] = [scores[i], error];
  }
  return cut;
}`,
      points: 0,
      reason: /weighed/,
    },
    {
      name: "the purest events",
      code: "function bestCut(scores: number[], labels, weights, f) { return Math.max(...Array.from(scores)); }",
      points: 0,
      reason: /not the best/,
    },
  ],
};

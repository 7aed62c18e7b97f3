import { seededRandom } from "toplab/core";
import { type Exercise, judges, type Part, partial, together } from "toplab/grade";
import { type Formula, fieldNames, judgeField, type Mistake } from "../judge-field.ts";

export interface Measured {
  readonly value: number;
  readonly error: number;
}

/** What the student's function is called with. */
export type Two = readonly [Measured, Measured];

function pairs(seed: number): Two[] {
  const random = seededRandom(seed);
  const one = (): Measured => ({ value: 700 + 100 * random(), error: 3 + 12 * random() });
  return Array.from({ length: 30 }, (): Two => [one(), one()]);
}

const weight = ({ error }: Measured): number => 1 / error ** 2;
const mean = ([a, b]: Two, w: (one: Measured) => number): number =>
  (w(a) * a.value + w(b) * b.value) / (w(a) + w(b));

export const exercise: Exercise<readonly Two[], { combined: Measured[] }, null> = {
  id: "04-cross-sections/combine",
  title: "Two into one",
  points: 2,
  answers: ["combine"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "`const w = 1 / a.error ** 2` is the weight of the first; the mean is Σ w·value / Σ w.",
      "Weights add: the uncertainty of the mean is 1/√(Σ w).",
    ],
    es: [
      "`const w = 1 / a.error ** 2` es el peso de la primera; la media es Σ w·value / Σ w.",
      "Los pesos se suman: la incertidumbre de la media es 1/√(Σ w).",
    ],
    ru: [
      "`const w = 1 / a.error ** 2` — вес первого; среднее равно Σ w·value / Σ w.",
      "Веса складываются: погрешность среднего равна 1/√(Σ w).",
    ],
  },
  inputs: pairs,
  reference: () => null,
  judge: ({ combined }, { inputs }) => {
    const calls = judges.readCalls(combined, "`combine`");
    if ("verdict" in calls) return calls.verdict;
    const part = (
      field: "value" | "error",
      right: Formula<[Two]>,
      mistakes: readonly Mistake<[Two]>[],
    ): Part => {
      const called = inputs.map((two): [Two] => [two]);
      const question = { inputs: called, field, ...fieldNames("`combine`")[field] };
      return judgeField(calls.value, question, right, mistakes);
    };
    const verdict = together([
      part("value", (two) => mean(two, weight), [
        [
          (two) => mean(two, () => 1),
          {
            en: "This mean does not weigh: the better measurement should count more.",
            es: "Esta media no pondera: la mejor medida debería contar más.",
            ru: "Это среднее без весов: более точное измерение должно значить больше.",
          },
        ],
        [
          (two) => mean(two, ({ error }) => 1 / error),
          {
            en: "The weights are 1/error: it should be the square.",
            es: "Los pesos son 1/error: debería ser el cuadrado.",
            ru: "Веса равны 1/error: нужен квадрат.",
          },
        ],
        [
          (two) => mean(two, ({ error }) => error ** 2),
          {
            en: "The worse measurement weighs more: the weights are upside down.",
            es: "La peor medida pesa más: los pesos están invertidos.",
            ru: "Больше весит худшее измерение: веса перевёрнуты.",
          },
        ],
      ]),
      part("error", ([a, b]) => 1 / Math.sqrt(weight(a) + weight(b)), [
        [
          ([a, b]) => Math.hypot(a.error, b.error),
          {
            en: "This is the uncertainty of the sum: a mean of two is known better than either.",
            es: "Es la incertidumbre de la suma: la media de dos se conoce mejor que cada una.",
            ru: "Это погрешность суммы: среднее двух известно точнее, чем каждое из них.",
          },
        ],
        [
          ([a, b]) => Math.hypot(a.error, b.error) / 2,
          {
            en: "This is the uncertainty of the plain mean, without weights.",
            es: "Es la incertidumbre de la media simple, sin pesos.",
            ru: "Это погрешность простого среднего, без весов.",
          },
        ],
        [
          ([a, b]) => 1 / (weight(a) + weight(b)),
          {
            en: "This is the variance: take the root of it.",
            es: "Es la varianza: tómale la raíz.",
            ru: "Это дисперсия: извлеките из неё корень.",
          },
        ],
      ]),
    ]);
    return verdict.credit > 0 && verdict.credit < 1 ? partial(0.5, verdict.reason) : verdict;
  },
  wrong: [
    {
      name: "the plain mean",
      code: "function combine(a, b) { return { value: (a.value + b.value) / 2, error: Math.hypot(a.error, b.error) / 2 }; }",
      points: 0,
      reason: /does not weigh/,
    },
    {
      name: "the sum's uncertainty",
      code: `function combine(a, b) {
  const [v, w] = [1 / a.error ** 2, 1 / b.error ** 2];
  return { value: (v * a.value + w * b.value) / (v + w), error: Math.hypot(a.error, b.error) };
}`,
      points: 1,
      reason: /known better/,
    },
    {
      name: "weights 1/error",
      code: `function combine(a, b) {
  const [v, w] = [1 / a.error, 1 / b.error];
  return { value: (v * a.value + w * b.value) / (v + w), error: 1 / Math.sqrt(v ** 2 + w ** 2) };
}`,
      points: 1,
      reason: /the square/,
    },
  ],
};

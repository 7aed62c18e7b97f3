import { poisson, seededRandom } from "toplab/core";
import { type Exercise, judges, type Part, together } from "toplab/grade";
import { type Formula, fieldNames, judgeField, type Mistake } from "../judge-field.ts";

/** What the student's function is called with. */
export type Counts = readonly [sameSign: number, flipped: number, ratio: number];

function counts(seed: number): Counts[] {
  const random = seededRandom(seed);
  return Array.from({ length: 24 }, (): Counts => {
    const flipped = 10 + 30 * random();
    return [Math.ceil(flipped) + 5 + poisson(random, 30), flipped, 0.5 + random()];
  });
}

export const exercise: Exercise<
  readonly Counts[],
  { found: { value: number; error: number }[] },
  null
> = {
  id: "04-cross-sections/fakes",
  title: "Fakes from the same sign",
  points: 2,
  answers: ["fakes"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Fakes of equal charge: `sameSign - flipped`. For each of them there are `ratio` of opposite charge.",
      "`sameSign` fluctuates by its root; nothing else does here. What does the fluctuation become when you multiply by `ratio`?",
    ],
    es: [
      "Falsos de carga igual: `sameSign - flipped`. Por cada uno de ellos hay `ratio` de carga opuesta.",
      "`sameSign` fluctúa en su raíz; aquí nada más fluctúa. ¿En qué se convierte la fluctuación al multiplicar por `ratio`?",
    ],
    ru: [
      "Ложные одного знака: `sameSign - flipped`. На каждую приходится `ratio` разного знака.",
      "`sameSign` колеблется на свой корень; больше ничто здесь не колеблется. Чем станет это колебание после умножения на `ratio`?",
    ],
  },
  inputs: counts,
  reference: () => null,
  judge: ({ found }, { inputs }) => {
    const calls = judges.readCalls(found, "`fakes`");
    if ("verdict" in calls) return calls.verdict;
    const part = (
      field: "value" | "error",
      right: Formula<Counts>,
      mistakes: readonly Mistake<Counts>[],
    ): Part => {
      const question = { inputs, field, ...fieldNames("`fakes`")[field] };
      return judgeField(calls.value, question, right, mistakes);
    };
    return together([
      part("value", (n, flipped, ratio) => ratio * (n - flipped), [
        [
          (n, _, ratio) => ratio * n,
          {
            en: "Not all pairs of equal charge are fakes: take away those whose charge was measured wrongly.",
            es: "No todas las parejas de carga igual son falsos: quita aquellas cuya carga se midió mal.",
            ru: "Не все пары одного знака ложные: вычтите те, у которых заряд измерен неверно.",
          },
        ],
        [
          (n, flipped) => n - flipped,
          {
            en: "These are the fakes of equal charge: how many are there of opposite charge for each?",
            es: "Estos son los falsos de carga igual: ¿cuántos hay de carga opuesta por cada uno?",
            ru: "Это ложные одного знака: сколько ложных разного знака приходится на каждую такую пару?",
          },
        ],
        [
          (n, flipped, ratio) => (n - flipped) / ratio,
          {
            en: "The ratio is upside down.",
            es: "El cociente está invertido.",
            ru: "Отношение перевёрнуто.",
          },
        ],
      ]),
      part("error", (n, _, ratio) => ratio * Math.sqrt(n), [
        [
          (n) => Math.sqrt(n),
          {
            en: "The count is multiplied by the ratio, and so is its fluctuation.",
            es: "El recuento se multiplica por el cociente, y su fluctuación también.",
            ru: "Счёт умножается на отношение, и его колебание тоже.",
          },
        ],
        [
          (n, flipped, ratio) => ratio * Math.sqrt(n - flipped),
          {
            en: "Taking something away does not take its fluctuation away: all of the count fluctuates.",
            es: "Restar algo no quita su fluctuación: fluctúa todo el recuento.",
            ru: "Вычитание не убирает колебаний вычтенного: колеблется весь счёт.",
          },
        ],
        [
          (n, flipped, ratio) => Math.sqrt(ratio * (n - flipped)),
          {
            en: "The root of the result is no uncertainty: what was counted, and fluctuates, is `sameSign`.",
            es: "La raíz del resultado no es una incertidumbre: lo que se contó, y fluctúa, es `sameSign`.",
            ru: "Корень из результата — не погрешность: сосчитано, а значит, и колеблется `sameSign`.",
          },
        ],
      ]),
    ]);
  },
  wrong: [
    {
      name: "all are fakes",
      code: "function fakes(n, flipped, ratio) { return { value: ratio * n, error: ratio * Math.sqrt(n) }; }",
      points: 1,
      reason: /measured wrongly/,
    },
    {
      name: "the root of the result",
      code: "function fakes(n, flipped, ratio) { return { value: ratio * (n - flipped), error: Math.sqrt(ratio * (n - flipped)) }; }",
      points: 1,
      reason: /no uncertainty/,
    },
    {
      name: "the ratio forgotten",
      code: "function fakes(n, flipped) { return { value: n - flipped, error: Math.sqrt(n) }; }",
      points: 0,
      reason: /of opposite charge for each/,
    },
    {
      name: "the ratio upside down",
      code: "function fakes(n, flipped, ratio) { return { value: (n - flipped) / ratio, error: ratio * Math.sqrt(n - flipped) }; }",
      points: 0,
      reason: /upside down/,
    },
  ],
};

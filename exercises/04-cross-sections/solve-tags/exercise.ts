import { seededRandom } from "toplab/core";
import { type Exercise, judges, type Part, together } from "toplab/grade";
import { type Formula, judgeField, type Mistake } from "../judge-field.ts";

/** What the student's function is called with. */
export type Tags = readonly [n1: number, n2: number, cb: number];

/** Top pairs of other efficiencies and other correlations each time. */
function tags(seed: number): Tags[] {
  const random = seededRandom(seed);
  return Array.from({ length: 30 }, (): Tags => {
    const [pairs, efficiency, cb] = [
      5000 + 30_000 * random(),
      0.3 + 0.4 * random(),
      0.9 + 0.2 * random(),
    ];
    return [2 * pairs * efficiency * (1 - cb * efficiency), pairs * cb * efficiency ** 2, cb];
  });
}

const efficiency: Formula<Tags> = (n1, n2, cb) => (2 * n2) / (cb * (n1 + 2 * n2));
const pairs: Formula<Tags> = (n1, n2, cb) => (cb * (n1 + 2 * n2) ** 2) / (4 * n2);

export const exercise: Exercise<
  readonly Tags[],
  { solved: { tagEfficiency: number; pairs: number }[] },
  null
> = {
  id: "04-cross-sections/solve-tags",
  title: "Two equations, two unknowns",
  points: 3,
  answers: ["solveTags"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "n1 + 2 n2 counts tags. Put both equations in: the C_b cancels, and 2 n ε_b is left.",
      "Divide n2 = n C_b ε_b² by n1 + 2 n2 = 2 n ε_b: the n cancels, and ε_b = 2 n2 / (C_b (n1 + 2 n2)).",
      "With ε_b known, n = (n1 + 2 n2) / (2 ε_b).",
    ],
    es: [
      "n1 + 2 n2 cuenta etiquetas. Sustituye ambas ecuaciones: C_b se cancela y queda 2 n ε_b.",
      "Divide n2 = n C_b ε_b² entre n1 + 2 n2 = 2 n ε_b: n se cancela y ε_b = 2 n2 / (C_b (n1 + 2 n2)).",
      "Conocida ε_b, n = (n1 + 2 n2) / (2 ε_b).",
    ],
    ru: [
      "n1 + 2 n2 считает метки. Подставьте оба уравнения: C_b сократится, останется 2 n ε_b.",
      "Разделите n2 = n C_b ε_b² на n1 + 2 n2 = 2 n ε_b: n сократится, и ε_b = 2 n2 / (C_b (n1 + 2 n2)).",
      "Когда ε_b известна, n = (n1 + 2 n2) / (2 ε_b).",
    ],
  },
  inputs: tags,
  reference: () => null,
  judge: ({ solved }, { inputs }) => {
    const calls = judges.readCalls(solved, "`solveTags`");
    if ("verdict" in calls) return calls.verdict;
    const part = (
      field: string,
      right: Formula<Tags>,
      mistakes: readonly Mistake<Tags>[],
    ): Part => {
      const name = `\`${field}\``;
      const otherwise = {
        en: `${name} is not right yet: put it back into both equations by hand.`,
        es: `${name} todavía no es correcto: sustitúyelo a mano en ambas ecuaciones.`,
        ru: `${name}: пока неверно. Подставьте результат в оба уравнения вручную.`,
      };
      const question = { inputs, field, name, otherwise };
      return judgeField(calls.value, question, right, mistakes);
    };
    return together([
      part("tagEfficiency", efficiency, [
        [
          (n1, n2) => efficiency(n1, n2, 1),
          {
            en: "C_b is forgotten in `tagEfficiency`.",
            es: "Falta C_b en `tagEfficiency`.",
            ru: "В `tagEfficiency` забыто C_b.",
          },
        ],
        [
          (n1, n2, cb) => n2 / (cb * (n1 + n2)),
          {
            en: "Events with two tags have two tags: count tags, n1 + 2 n2, not events.",
            es: "Los sucesos con dos etiquetas tienen dos etiquetas: cuenta etiquetas, n1 + 2 n2, no sucesos.",
            ru: "В событиях с двумя метками две метки: считайте метки, n1 + 2 n2, а не события.",
          },
        ],
        [
          (n1, n2, cb) => n2 / (cb * (n1 + 2 * n2)),
          {
            en: "A factor 2 is missing: each tag of the n1 + 2 n2 belongs to one of two b jets.",
            es: "Falta un factor 2: cada etiqueta de las n1 + 2 n2 es de uno de dos jets b.",
            ru: "Не хватает множителя 2: каждая из n1 + 2 n2 меток относится к одной из двух b-струй.",
          },
        ],
      ]),
      part("pairs", pairs, [
        [
          (n1, n2) => pairs(n1, n2, 1),
          {
            en: "C_b is forgotten in `pairs`.",
            es: "Falta C_b en `pairs`.",
            ru: "В `pairs` забыто C_b.",
          },
        ],
        [
          (n1, n2) => n1 + n2,
          {
            en: "`pairs` are all top pairs, those without any tag too.",
            es: "`pairs` son todos los pares top, también los que no tienen ninguna etiqueta.",
            ru: "`pairs` — это все пары топ-кварков, в том числе без единой метки.",
          },
        ],
      ]),
    ]);
  },
  wrong: [
    {
      name: "no correlation",
      code: "function solveTags(n1, n2) { return { tagEfficiency: (2 * n2) / (n1 + 2 * n2), pairs: (n1 + 2 * n2) ** 2 / (4 * n2) }; }",
      points: 0,
      reason: /C_b is forgotten/,
    },
    {
      name: "those with tags alone",
      code: "function solveTags(n1, n2, cb) { return { tagEfficiency: (2 * n2) / (cb * (n1 + 2 * n2)), pairs: n1 + n2 }; }",
      points: 1.5,
      reason: /without any tag/,
    },
    {
      name: "events for tags",
      code: "function solveTags(n1, n2, cb) { return { tagEfficiency: n2 / (cb * (n1 + n2)), pairs: n1 + n2 }; }",
      points: 0,
      reason: /count tags/,
    },
    {
      name: "a list",
      code: "function solveTags(n1, n2, cb) { return [(2 * n2) / (cb * (n1 + 2 * n2)), (cb * (n1 + 2 * n2) ** 2) / (4 * n2)]; }",
      points: 0,
      reason: /has no `tagEfficiency`/,
    },
  ],
};

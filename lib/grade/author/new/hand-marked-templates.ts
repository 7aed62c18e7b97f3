import type { TemplateOptions } from "./exercise-templates.ts";

/** The files of an exercise that a person marks, by path below the course; to be made into one's own. */
export function handMarkedTemplates(
  options: TemplateOptions,
  kind: "text" | "plot",
): Readonly<Record<string, string>> {
  const { module, slug } = options;
  const folder = `exercises/${module}/${slug}`;
  const part = kind === "text" ? text : plot;
  return {
    [`${folder}/statement.en.md`]: part.en(options),
    [`${folder}/statement.es.md`]: part.es(options),
    [`${folder}/statement.ru.md`]: part.ru(options),
    [`${folder}/stub.${part.ending}`]: part.stub,
    [`${folder}/probe.ts`]: probe,
    [`${folder}/exercise.ts`]: exercise(options, kind),
    [`solutions/${module}/${slug}.${part.ending}`]: part.solution,
  };
}

const text = {
  ending: "md",
  en: ({ title, points }: TemplateOptions): string =>
    `✏️ **${title} (${points} points).** Explain in two sentences of your own why a heavy particle shows up as a peak. A person will read it.\n`,
  es: ({ title, points }: TemplateOptions): string =>
    `✏️ **${title} (${points} puntos).** Explica con dos frases tuyas por qué una partícula pesada se ve como un pico. Lo leerá una persona.\n`,
  ru: ({ title, points }: TemplateOptions): string =>
    `✏️ **${title} (баллов: ${points}).** Объясните двумя собственными предложениями, почему тяжёлая частица видна как пик. Ответ прочитает человек.\n`,
  stub: "*Write here, in place of these words.*\n",
  solution: `The momenta of what it decays to always add up to the same invariant mass, its own.
Particles that were thrown together by chance can have any mass, and spread over the whole range.
`,
};

const plot = {
  ending: "ts",
  en: ({ title, points }: TemplateOptions): string =>
    `✏️ **${title} (${points} points).** Draw a histogram of numbers of your own choice, with a title and a unit on its axis. A person will look at it.\n`,
  es: ({ title, points }: TemplateOptions): string =>
    `✏️ **${title} (${points} puntos).** Dibuja un histograma de números que elijas tú, con título y con una unidad en el eje. Lo mirará una persona.\n`,
  ru: ({ title, points }: TemplateOptions): string =>
    `✏️ **${title} (баллов: ${points}).** Нарисуйте гистограмму чисел по вашему выбору, с заголовком и единицей измерения на оси. На неё посмотрит человек.\n`,
  stub: "undefined; // ✏️ your picture\n",
  solution: `import * as toplab from "toplab";
await toplab.plotHistogram(toplab.hist1d(toplab.regular(5, 0, 5), [0.5, 1.5, 1.6, 2.5, 2.6, 2.7, 3.5]), {
  title: "Some numbers",
  xLabel: "length [m]",
})
`,
};

const probe = `/** Nothing leaves the student's process but what the cell shows: a person looks at it. */
export const probe = (): null => null;
`;

const exercise = (
  { module, slug, title, points }: TemplateOptions,
  kind: "text" | "plot",
): string =>
  `import { type Exercise, markedByHand } from "toplab/grade";

export const exercise: Exercise<null, Record<never, never>, null> = markedByHand({
  id: "${module}/${slug}",
  title: "${title}",
  marking: {
    kind: "${kind}",
    rubric: [
      {
        points: ${points - 1 || 1},
        words: {
          en: "What was asked for is there.",
          es: "Está lo que se pedía.",
          ru: "Есть то, что требовалось.",
        },
      },${
        points > 1
          ? `
      {
        points: 1,
        words: {
          en: "Units are named.",
          es: "Se nombran las unidades.",
          ru: "Названы единицы измерения.",
        },
      },`
          : ""
      }
    ],
  },
  hints: {
    en: ["Begin with what you would tell a friend."],
    es: ["Empieza por lo que le contarías a un amigo."],
    ru: ["Начните с того, что вы сказали бы другу."],
  },
});
`;

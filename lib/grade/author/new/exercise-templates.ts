import type { ExerciseName } from "./exercise-name.ts";

export interface TemplateOptions extends ExerciseName {
  readonly points: number;
}

/** The files of a small exercise that works, by path below the course; to be made into one's own piece by piece. */
export function exerciseTemplates(options: TemplateOptions): Readonly<Record<string, string>> {
  const { module, slug } = options;
  const folder = `exercises/${module}/${slug}`;
  return {
    [`${folder}/statement.en.md`]: statementEn(options),
    [`${folder}/statement.es.md`]: statementEs(options),
    [`${folder}/statement.ru.md`]: statementRu(options),
    [`${folder}/stub.ts`]: stub(options),
    [`${folder}/probe.ts`]: probe(options),
    [`${folder}/exercise.ts`]: exercise(options),
    [`solutions/${module}/${slug}.ts`]: solution(options),
  };
}

const statementEn = ({ answer, title, points }: TemplateOptions): string =>
  `✏️ **${title} (${points} points).** Write the function \`${answer}\`: it takes a list of numbers and returns their mean.
`;

const statementEs = ({ answer, title, points }: TemplateOptions): string =>
  `✏️ **${title} (${points} puntos).** Escribe la función \`${answer}\`: recibe una lista de números y devuelve su media.
`;

const statementRu = ({ answer, title, points }: TemplateOptions): string =>
  `✏️ **${title} (баллов: ${points}).** Напишите функцию \`${answer}\`: она принимает список чисел и возвращает их среднее.
`;

const stub = ({ answer }: TemplateOptions): string =>
  `function ${answer}(values: number[]): number | undefined {
  return undefined; // ✏️ the mean of the values
}
`;

const solution = ({ answer }: TemplateOptions): string =>
  `function ${answer}(values: number[]): number | undefined {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
`;

const probe = ({ answer }: TemplateOptions): string =>
  `import { type Answers, callEach } from "toplab/grade";

/** Calls the student's function on each hidden list; decides nothing. */
export const probe = (
  { ${answer} }: Answers,
  lists: readonly (readonly number[])[],
): { means: unknown } => ({
  means: callEach(
    ${answer},
    lists.map((list) => [list]),
  ),
});
`;

const exercise = ({ module, slug, answer, title, points }: TemplateOptions): string =>
  `import { seededRandom } from "toplab/core";
import { type Exercise, judges } from "toplab/grade";

type Lists = readonly (readonly number[])[];

/** Lists that no student sees; another seed, other lists. */
function lists(seed: number): Lists {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, (_, i) => Array.from({ length: 3 + i }, () => 100 * random()));
}

const meanOf = (list: readonly number[]): number =>
  list.reduce((sum, value) => sum + value, 0) / list.length;

/** What a reason calls the answer, in each language. */
const returned = {
  en: "What \`${answer}\` returns",
  es: "Lo que devuelve \`${answer}\`",
  ru: "То, что возвращает \`${answer}\`",
};

export const exercise: Exercise<Lists, { means: number[] }, readonly number[]> = {
  id: "${module}/${slug}",
  title: "${title}",
  points: ${points},
  answers: ["${answer}"],
  limits: { seconds: 10 },
  hints: {
    en: ["Add all values first.", "Then divide by how many there are: \`values.length\`."],
    es: ["Suma primero todos los valores.", "Divide después por cuántos hay: \`values.length\`."],
    ru: ["Сначала сложите все значения.", "Затем разделите на их число: \`values.length\`."],
  },
  inputs: lists,
  reference: (seed) => lists(seed).map(meanOf),
  judge: ({ means }, { reference }) => {
    const calls = judges.readCalls(means, "\`${answer}\`");
    if ("verdict" in calls) return calls.verdict;
    return judges.numbers(calls.value, reference, { name: returned, relative: 1e-9 });
  },
  wrong: [
    {
      name: "the sum",
      code: "function ${answer}(values) { return values.reduce((a, b) => a + b, 0); }",
      points: 0,
      reason: "not right yet",
    },
    {
      name: "the first value",
      code: "function ${answer}(values) { return values[0]; }",
      points: 0,
      reason: "not right yet",
    },
  ],
};
`;

import { type Exercise, limitsOf, type Marking } from "../../exercise.ts";
import { waiting } from "../../marking/by-hand.ts";
import { type CourseFiles, textFile } from "../tree/course-files.ts";

/**
 * What a student course holds of an exercise in place of its probe and judge: title, points and hints,
 * and a check that says whether each answer is there. Nothing in it was computed from the solution.
 */
export function publicExercise(exercise: Exercise): CourseFiles {
  const { id, title, points, answers, hints, marking } = exercise;
  const known = {
    ...{ id, title, points, answers, limits: limitsOf(exercise), hints },
    ...(marking && { marking: { kind: marking.kind, rubric: [] } }),
  };
  return new Map([
    [
      `exercises/dist/${id}/exercise.js`,
      textFile(marking ? waitingCode(known, marking.kind) : exerciseCode(known)),
    ],
    [`exercises/dist/${id}/probe.js`, textFile(probeCode(answers))],
  ]);
}

/** Of an answer that a person marks nothing but that can be said, in any course. */
function waitingCode(known: object, kind: Marking["kind"]): string {
  return `// What students may know of this exercise, which a person marks; the rubric stays with the graders.
export const exercise = {
  ...${JSON.stringify(known, undefined, 2).replaceAll("\n", "\n  ")},
  wrong: [],
  inputs: () => null,
  reference: () => null,
  judge: () => (${JSON.stringify(waiting(kind), undefined, 2).replaceAll("\n", "\n  ")}),
};
`;
}

function exerciseCode(known: Pick<Exercise, "answers">): string {
  return `// What students may know of this exercise; its judge stays with the graders.
export const exercise = {
  ...${JSON.stringify(known, undefined, 2).replaceAll("\n", "\n  ")},
  wrong: [],
  inputs: () => null,
  reference: () => null,
  judge(kinds) {
    const missing = exercise.answers.filter((name) => (kinds[name] ?? "undefined") === "undefined");
    const names = missing.map((name) => "\`" + name + "\`").join(", ");
    const reason = missing.length > 0
      ? {
          en: "Nothing here yet that is called " + names + ": it is what your cell should define.",
          es: "Aquí todavía no hay nada que se llame " + names + ": es lo que tu celda debe definir.",
          ru: "Здесь пока нет ничего с именем " + names + ": это должна определить ваша ячейка.",
        }
      : {
          en: "Your answer is there. Whether it is right is judged after you have handed in your notebook.",
          es: "Tu respuesta está ahí. Si es correcta se juzga después de que entregues tu cuaderno.",
          ru: "Ваш ответ на месте. Верен ли он, станет известно после того, как вы сдадите тетрадь.",
        };
    return { status: "not-attempted", credit: 0, reason };
  },
};
`;
}

function probeCode(answers: readonly string[]): string {
  return `// Says which kind of value each answer is.
const names = ${JSON.stringify(answers)};
export const probe = (answers) =>
  Object.fromEntries(names.map((name) => [name, typeof answers[name]]));
`;
}

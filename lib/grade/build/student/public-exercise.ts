import { type Exercise, limitsOf } from "../../exercise.ts";
import { type CourseFiles, textFile } from "../tree/course-files.ts";

/**
 * What a student course holds of an exercise in place of its probe and judge: title, points and hints,
 * and a check that says whether each answer is there. Nothing in it was computed from the solution.
 */
export function publicExercise(exercise: Exercise): CourseFiles {
  const { id, title, points, answers, hints } = exercise;
  const known = { id, title, points, answers, limits: limitsOf(exercise), hints };
  return new Map([
    [`exercises/dist/${id}/exercise.js`, textFile(exerciseCode(known))],
    [`exercises/dist/${id}/probe.js`, textFile(probeCode(answers))],
  ]);
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
      ? "Nothing here yet that is called " + names + ": it is what your cell should define."
      : "Your answer is there. Whether it is right is judged after you have handed in your notebook.";
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

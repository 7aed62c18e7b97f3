import type { Exercise } from "../exercise.ts";
import { limitsOf } from "../exercise.ts";
import { readSolution } from "../exercise-files.ts";
import type { GradedModule } from "../graded-module.ts";
import { type Language, type Words, wordsIn } from "../language.ts";
import type { ExerciseResult } from "./grade-submission.ts";
import { type PlannedCell, planUpTo, type RunPlan } from "./run-plan.ts";

/**
 * The exercises before this one whose answers it builds on and that did not earn all points; none if
 * it needs no second chance.
 */
export function missedBefore(
  exercise: Exercise,
  { exercises }: GradedModule,
  results: ReadonlyMap<string, ExerciseResult>,
): readonly Exercise[] {
  const own = results.get(exercise.id);
  const isOpen = own && own.code !== "" && own.points < own.maxPoints;
  if (!isOpen || own.status === "grader-error" || exercise.marking) return [];
  const needed = new Set<Exercise>();
  const add = ({ prerequisites = [] }: Exercise): void => {
    for (const name of prerequisites) {
      const found = exercises.find(({ id }) => id === name || id.endsWith(`/${name}`));
      if (!found) throw new RangeError(`there is no exercise "${name}" before ${exercise.id}`);
      if (!needed.has(found)) add(found);
      needed.add(found);
    }
  };
  add(exercise);
  const isMissed = ({ id, marking }: Exercise): boolean =>
    !marking && results.get(id)?.status !== "pass";
  return exercises.filter((one) => needed.has(one) && isMissed(one));
}

/** The plan as far as one exercise, with the author's answers to what was missed before it. */
export async function withReferences(
  plan: RunPlan,
  exercise: Exercise,
  missed: readonly Exercise[],
  courseRoot: string,
): Promise<RunPlan> {
  const upTo = planUpTo(plan, exercise.id);
  const answers = await Promise.all(
    missed.map(
      async (one): Promise<[string, PlannedCell]> => [
        one.id,
        { cell: codeCell(one.id, await readSolution(courseRoot, one.id)), limits: limitsOf(one) },
      ],
    ),
  );
  const references = new Map(answers);
  const here = new Set(upTo.map((one) => one.exercise?.id));
  const deleted = answers.filter(([id]) => !here.has(id)).map(([, cell]) => cell);
  const replaced = upTo.slice(0, -1).map((one): PlannedCell => {
    const { exercise: answered, ...plain } = one;
    return (answered && references.get(answered.id)) ?? plain;
  });
  return [...replaced, ...deleted, ...upTo.slice(-1)];
}

/**
 * The better of both results, the second after right answers to those called `missed`. What ran beside the reference answers is not shown, and says nothing in
 * its own words, since it could have read them.
 */
export function better(
  own: ExerciseResult,
  followed: ExerciseResult,
  missed: readonly Words[],
): ExerciseResult {
  if (followed.status === "grader-error") {
    return { ...own, status: followed.status, points: 0, reason: followed.reason };
  }
  if (followed.points <= own.points) return own;
  const { status, points } = followed;
  const { hint: _, ...kept } = own;
  return { ...kept, status, points, reason: followedInWords(missed, points, own.maxPoints) };
}

function followedInWords(missed: readonly Words[], points: number, all: number): Words {
  const named = (language: Language, [open, close]: string, and: string): string =>
    missed.map((title) => `${open}${wordsIn(title, language)}${close}`).join(and);
  return {
    en: `With right answers to ${named("en", "“”", " and ")} before it, this one earns ${points} of ${all} points, and they count.`,
    es: `Con respuestas correctas a los ejercicios de antes (${named("es", "«»", " y ")}), este obtiene ${points} de ${all} puntos, y cuentan.`,
    ru: `С верными ответами на упражнения перед ним (${named("ru", "«»", " и ")}) за это получается баллов: ${points} из ${all}, и они засчитаны.`,
  };
}

function codeCell(id: string, source: string): PlannedCell["cell"] {
  return { cell_type: "code", id, metadata: {}, source, execution_count: null, outputs: [] };
}

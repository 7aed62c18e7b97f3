import type { ExerciseView, ModuleView } from "../../protocol.ts";
import { courseTexts as texts } from "../texts/course.ts";
import { t } from "./i18n.ts";

export const isSolved = ({ state }: ExerciseView): boolean => state === "solved";

/** Nothing is left to solve in it; a module without exercises is done once it was opened. */
export const isDone = ({ exercises, isStarted }: ModuleView): boolean =>
  isStarted && exercises.every(isSolved);

export function sumPoints(exercises: readonly ExerciseView[]): { reached: number; total: number } {
  return {
    reached: exercises.reduce((sum, exercise) => sum + (exercise.points ?? 0), 0),
    total: exercises.reduce((sum, exercise) => sum + exercise.maxPoints, 0),
  };
}

/** "1.5 / 4 points". */
export function pointsText(exercises: readonly ExerciseView[]): string {
  const { reached, total } = sumPoints(exercises);
  return t(texts.points, { points: Number(reached.toFixed(2)), n: total });
}

/** "2 of 5 exercises solved". */
export function solvedText(exercises: readonly ExerciseView[]): string {
  const solved = exercises.filter(isSolved).length;
  return t(texts.solvedOf, { solved, n: exercises.length });
}

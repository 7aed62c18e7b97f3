import type { CourseExercise, Module } from "./catalogue.ts";
import { exerciseState } from "./progress.ts";
import type { Progress } from "./progress-file.ts";

/** What to do next: an exercise, or a module to begin. */
export interface NextStep {
  readonly module: string;
  readonly exercise?: string;
}

/**
 * The first exercise not solved (or, where a person marks it, not tried), or the module to begin; undefined when all is done. A module whose
 * prerequisites are still open waits for them. One without exercises is done when it has been opened.
 */
export function nextStep(
  modules: readonly Module[],
  progress: Progress,
  isStarted: (module: Module) => boolean,
): NextStep | undefined {
  const isDone = (one: CourseExercise): boolean => {
    const state = exerciseState(one, progress);
    return state === "solved" || (one.isMarkedByHand === true && state === "tried");
  };
  const openExercises = ({ exercises }: Module) =>
    exercises.filter((one) => one.points > 0 && !isDone(one));
  const isOpen = (module: Module): boolean =>
    module.exercises.length > 0 ? openExercises(module).length > 0 : !isStarted(module);
  const open = modules.filter((module) => module.problem === undefined && isOpen(module));
  const waits = ({ prerequisites }: Module): boolean =>
    open.some(({ id }) => prerequisites.includes(id));
  const module = open.find((candidate) => !waits(candidate)) ?? open[0];
  if (!module) return undefined;
  const [exercise] = isStarted(module) ? openExercises(module) : [];
  return { module: module.id, ...(exercise && { exercise: exercise.id }) };
}

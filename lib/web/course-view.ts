import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { DataError } from "../core/index.ts";
import {
  type DescribeExercise,
  exerciseState,
  isStarted,
  isUpdated,
  type Module,
  nextStep,
  ownNotebooks,
  type Progress,
  readCatalogue,
  readProgress,
} from "../course/index.ts";
import { notebookProblem } from "./notebook-problem.ts";
import type { CourseView, ExerciseView, ModuleView, Refusal } from "./protocol.ts";

/** The course as its first page shows it. */
export async function courseView(
  courseRoot: string,
  describe: DescribeExercise,
): Promise<CourseView> {
  const progress = readProgress(courseRoot);
  const modules = await readCatalogue(courseRoot, describe);
  const next = nextStep(modules, progress, (module) => isStarted(courseRoot, module));
  const view = (module: Module): ModuleView => moduleView(courseRoot, module, progress);
  return {
    title: "Data analysis at the Large Hadron Collider",
    modules: modules.map(view),
    own: ownNotebooks(courseRoot).map(view),
    ...(next ? { next } : {}),
  };
}

function moduleView(courseRoot: string, module: Module, progress: Progress): ModuleView {
  const { id, title, summary, minutes, prerequisites, problem } = module;
  return {
    id,
    title,
    summary,
    ...(minutes === undefined ? {} : { minutes }),
    ...(problem === undefined ? {} : { problem: problemOf(module, problem) }),
    prerequisites,
    isStarted: isStarted(courseRoot, module),
    isUpdated: isUpdated(courseRoot, module),
    exercises: exerciseViews(module, progress),
  };
}

/** In the page's own words, without the folders of this machine. */
function problemOf({ path }: Module, cause: DataError): Refusal {
  return notebookProblem(readFileSync(path, "utf8"), basename(path), cause).refusal;
}

/** The exercises of a module with what was reached in them, and the hints that have been shown. */
export function exerciseViews(
  { exercises }: Pick<Module, "exercises">,
  progress: Progress,
): readonly ExerciseView[] {
  return exercises.map((exercise) => {
    const { id, title, points: maxPoints, hints } = exercise;
    const { points, tries = 0, hintsSeen = 0 } = progress[id] ?? {};
    const seen = hints.slice(0, hintsSeen);
    return {
      id,
      title,
      state: exerciseState(exercise, progress),
      ...(points !== undefined && tries > 0 ? { points } : {}),
      maxPoints,
      hints: seen,
      hintsLeft: hints.length - seen.length,
    };
  });
}

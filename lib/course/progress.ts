import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../io/index.ts";
import type { CourseExercise } from "./catalogue.ts";
import type { ExerciseProgress, Progress } from "./progress-file.ts";
import { formatProgress, parseProgress } from "./progress-file.ts";
import { workFolder } from "./workspace.ts";

/** One checked exercise, as far as the progress needs to know. */
export interface Result {
  readonly exercise: string;
  readonly points: number;
  readonly maxPoints: number;
}

/** How far a student is with an exercise; a hint alone is no try. */
export type ExerciseState = "untouched" | "tried" | "solved";

export function progressPath(courseRoot: string): string {
  return join(workFolder(courseRoot), "progress.json");
}

/** The student's progress; empty before the first check. */
export function readProgress(courseRoot: string): Progress {
  const path = progressPath(courseRoot);
  return existsSync(path) ? parseProgress(readFileSync(path, "utf8"), path) : {};
}

export function writeProgress(courseRoot: string, progress: Progress): void {
  writeWhole(progressPath(courseRoot), formatProgress(progress));
}

/** Enters the result of a check made at `time` (ISO 8601) and returns the new progress. */
export function recordResult(courseRoot: string, result: Result, time: string): Progress {
  return update(courseRoot, result, (old) => ({
    ...old,
    points: Math.max(result.points, old.points),
    maxPoints: result.maxPoints,
    tries: old.tries + 1,
    last: time,
  }));
}

/** Shows one more hint of an exercise, if there is one left, and returns the new progress. */
export function takeHint(
  courseRoot: string,
  { id, points, hints }: Pick<CourseExercise, "id" | "points" | "hints">,
): Progress {
  return update(courseRoot, { exercise: id, maxPoints: points }, (old) => ({
    ...old,
    hintsSeen: Math.min(hints.length, old.hintsSeen + 1),
  }));
}

/** How far the student is with an exercise of the course. */
export function exerciseState(
  { id, points }: Pick<CourseExercise, "id" | "points">,
  progress: Progress,
): ExerciseState {
  const reached = progress[id];
  if (!reached || reached.tries === 0) return "untouched";
  return reached.points >= points ? "solved" : "tried";
}

function update(
  courseRoot: string,
  { exercise, maxPoints }: Pick<Result, "exercise" | "maxPoints">,
  change: (old: ExerciseProgress) => ExerciseProgress,
): Progress {
  const before = readProgress(courseRoot);
  const old = before[exercise] ?? { points: 0, maxPoints, tries: 0, hintsSeen: 0 };
  const progress = { ...before, [exercise]: change(old) };
  writeProgress(courseRoot, progress);
  return progress;
}

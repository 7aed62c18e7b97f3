import { readProgress, writeProgress } from "./progress.ts";
import type { ExerciseProgress, Progress } from "./progress-file.ts";
import { formatProgress, parseProgress } from "./progress-file.ts";

/** The student's progress as a text, to be taken to another machine. */
export function exportProgress(courseRoot: string): string {
  return formatProgress(readProgress(courseRoot));
}

/**
 * Adds the progress in a text to the student's own, exercise by exercise the better of both; returns
 * how many exercises it told of. `path` names the text in the error, if it is not progress.
 */
export function importProgress(courseRoot: string, text: string, path: string): number {
  const added = parseProgress(text, path);
  writeProgress(courseRoot, mergeProgress(readProgress(courseRoot), added));
  return Object.keys(added).length;
}

/** The better of both in each exercise: points of the better, the larger number of tries and of hints, the later time. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const both = Object.entries(b).map(([id, entry]) => {
    const own = a[id];
    return [id, own ? better(own, entry) : entry] as const;
  });
  return { ...a, ...Object.fromEntries(both) };
}

function better(a: ExerciseProgress, b: ExerciseProgress): ExerciseProgress {
  const { points, maxPoints } = b.points > a.points ? b : a;
  const last = [a.last, b.last]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  return {
    points,
    maxPoints,
    tries: Math.max(a.tries, b.tries),
    hintsSeen: Math.max(a.hintsSeen, b.hintsSeen),
    ...(last !== undefined && { last }),
  };
}

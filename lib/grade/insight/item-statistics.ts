import { correlations } from "../../learn/metrics/correlation.ts";
import { type Words, wordsIn } from "../language.ts";
import {
  type ClassResult,
  isScored,
  meanShareOf,
  type StudentResult,
} from "../results/class-result.ts";
import type { ExerciseResult } from "../run/grade-submission.ts";

/** How an exercise served the class. */
export interface ItemStatistics {
  readonly id: string;
  readonly title: string;
  /** Mean share of the points, from 0 to 1: test theory's "difficulty", high where it was easy. */
  readonly difficulty: number | undefined;
  /**
   * Pearson's correlation of the points here with the points in all other exercises, from −1 to 1. Below
   * 0.2 it tells little about who knows more; below 0 look for a mistake in the question. `undefined` for
   * fewer than five students, or where all have the same points.
   */
  readonly discrimination: number | undefined;
  readonly nAttempted: number;
  readonly nTimeouts: number;
  readonly nGraderErrors: number;
  /** What went wrong most often, the most frequent first. */
  readonly mistakes: readonly Mistake[];
}

/** One reason that several students were given. */
export interface Mistake {
  /** As the first of them was given it. */
  readonly reason: Words;
  readonly students: readonly string[];
}

/** Statistics of each exercise over the class, in the order of the lesson. */
export function itemStatistics(result: ClassResult): readonly ItemStatistics[] {
  return result.exercises.map(({ id, title }) => {
    const results = result.students.flatMap((one) => {
      const found = one.exercises.find(({ exercise }) => exercise === id);
      return found ? [{ one, found }] : [];
    });
    const count = (...statuses: readonly ExerciseResult["status"][]): number =>
      results.filter(({ found }) => statuses.includes(found.status)).length;
    return {
      id,
      title,
      difficulty: meanShareOf(result, id),
      discrimination: discriminationOf(result.students, id),
      nAttempted: results.length - count("not-attempted", "skipped-prerequisite"),
      nTimeouts: count("timeout"),
      nGraderErrors: count("grader-error"),
      mistakes: mistakesOf(results),
    };
  });
}

const silent = new Set<ExerciseResult["status"]>([
  "pass",
  "not-attempted",
  "skipped-prerequisite",
  "needs-marking",
  "grader-error",
]);

/** Reasons that two or more share, by their English; numbers that they quote may differ. */
function mistakesOf(
  results: readonly { readonly one: StudentResult; readonly found: ExerciseResult }[],
): readonly Mistake[] {
  const groups = new Map<string, { readonly reason: Words; readonly students: string[] }>();
  for (const { one, found } of results) {
    if (silent.has(found.status)) continue;
    const key = wordsIn(found.reason, "en").replace(/\d+(?:[.,]\d+)*/g, "#");
    const group = groups.get(key) ?? { reason: found.reason, students: [] };
    group.students.push(one.student);
    groups.set(key, group);
  }
  const shared = [...groups.values()].filter(({ students }) => students.length > 1);
  return shared.toSorted((a, b) => b.students.length - a.students.length);
}

function discriminationOf(students: readonly StudentResult[], id: string): number | undefined {
  const scored = students.filter((one) => one.exercises.every(isScored));
  if (scored.length < 5) return undefined;
  const points = (counts: (exercise: string) => boolean): Float64Array =>
    Float64Array.from(scored, ({ exercises }) =>
      exercises.reduce((sum, one) => sum + (counts(one.exercise) ? one.points : 0), 0),
    );
  const columns = [points((one) => one === id), points((one) => one !== id)];
  const names = ["here", "elsewhere"];
  const value = correlations({ names, columns, nRows: scored.length })[1]![0]!;
  return Number.isNaN(value) ? undefined : value;
}

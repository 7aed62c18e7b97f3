import { csvFile } from "../exports/csv-file.ts";
import { wordsIn } from "../language.ts";
import {
  type ClassResult,
  isScored,
  maxPointsOf,
  pointsOf,
  type StudentResult,
} from "./class-result.ts";

/**
 * The class as a spreadsheet: a row for each student, a column for each exercise. Texts that a
 * spreadsheet would run as formulas are quoted; the byte order mark tells Excel that it is UTF-8.
 */
export function resultsCsv(result: ClassResult): string {
  const headings = ["student", ...result.exercises.map(({ id }) => id), "points", "max", "notes"];
  const rows = result.students.map((one) => [
    one.student,
    ...result.exercises.map(({ id }) => pointsIn(one, id)),
    pointsOf(one) ?? "",
    maxPointsOf(result),
    notes(one),
  ]);
  return csvFile(headings, rows, { bom: true });
}

/** Points in one exercise, empty where there are none yet: no mark is not the mark 0. */
export function pointsIn({ exercises }: StudentResult, id: string): number | string {
  const result = exercises.find(({ exercise }) => exercise === id);
  return result && isScored(result) ? result.points : "";
}

/** What is unusual about a submission, for the last column; instructors read it, in English. */
export function notes({ problem, exercises }: StudentResult): string {
  const unusual = exercises.flatMap(({ exercise, status, flags, byHand }) => {
    const words = [
      ...(status === "grader-error" ? ["grader failed, run again"] : []),
      ...(status === "needs-marking" ? ["to be marked by a person"] : []),
      ...(byHand ? ["marked by hand"] : []),
      ...flags,
    ];
    return words.length > 0 ? [`${exercise}: ${words.join(", ")}`] : [];
  });
  return [...(problem ? [wordsIn(problem, "en")] : []), ...unusual].join("; ");
}

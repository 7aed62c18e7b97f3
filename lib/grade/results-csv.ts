import Papa from "papaparse";
import { type ClassResult, maxPointsOf, pointsOf, type StudentResult } from "./class-result.ts";

/**
 * The class as a spreadsheet: a row for each student, a column for each exercise. Texts that a
 * spreadsheet would run as formulas are quoted; the byte order mark tells Excel that it is UTF-8.
 */
export function resultsCsv(result: ClassResult): string {
  const fields = ["student", ...result.exercises.map(({ id }) => id), "points", "max", "notes"];
  const data = result.students.map((one) => [
    one.student,
    ...result.exercises.map(({ id }) => pointsIn(one, id)),
    pointsOf(one) ?? "",
    maxPointsOf(result),
    notes(one),
  ]);
  return `\ufeff${Papa.unparse({ fields, data }, { escapeFormulae: true })}\r\n`;
}

/** Empty where the grader failed: no mark is not the mark 0. */
function pointsIn({ exercises }: StudentResult, id: string): number | string {
  const result = exercises.find(({ exercise }) => exercise === id);
  return !result || result.status === "grader-error" ? "" : result.points;
}

function notes({ problem, exercises }: StudentResult): string {
  const unusual = exercises.flatMap(({ exercise, status, flags }) => {
    const words = [...(status === "grader-error" ? ["grader failed, run again"] : []), ...flags];
    return words.length > 0 ? [`${exercise}: ${words.join(", ")}`] : [];
  });
  return [...(problem ? [problem] : []), ...unusual].join("; ");
}

import { csvFile } from "./csv-file.ts";
import type { Exported } from "./exported.ts";
import type { Gradebook } from "./gradebook.ts";

const headings = [
  ...["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"],
  ...["raw_score", "late_submission_penalty", "score", "max_score"],
];

/** The table that `nbgrader export` writes: the same columns, numbers and times (UTC) as Python writes them. */
export function nbgraderCsv({ result, maxPoints, marks, due }: Gradebook): Exported {
  const rows = marks.map(({ result: one, person, submittedAt, points }) => [
    ...[result.module, pythonTime(due), pythonTime(submittedAt)],
    ...[person?.studentId ?? one.student, person?.lastName ?? "", person?.firstName ?? ""],
    ...[person?.email ?? "", pythonFloat(points?.earned), pythonFloat(points?.penalty)],
    ...[pythonFloat(points?.score), pythonFloat(maxPoints)],
  ]);
  return { files: [{ path: "", text: csvFile(headings, rows) }], notices: [] };
}

/** "2026-12-01 22:59:00": Python's `str` of a datetime. */
function pythonTime(time: Date | undefined): string {
  return time?.toISOString().replace("T", " ").slice(0, 19) ?? "";
}

/** "17.0": Python's `str` of a float, so that whatever reads the table takes whole points for floats, too. */
function pythonFloat(points: number | undefined): string {
  if (points === undefined) return "";
  return Number.isInteger(points) ? points.toFixed(1) : String(points);
}

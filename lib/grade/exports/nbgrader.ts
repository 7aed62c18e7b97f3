import { csvFile } from "./csv-file.ts";
import type { Exported } from "./exported.ts";
import type { Gradebook } from "./gradebook.ts";

const headings = [
  ...["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"],
  ...["raw_score", "late_submission_penalty", "score", "max_score"],
];

/** The table that `nbgrader export` writes: the same columns, times in UTC as its database has them. */
export function nbgraderCsv({ result, maxPoints, marks, due }: Gradebook): Exported {
  const rows = marks.map(({ result: one, person, submittedAt, points }) => [
    ...[result.module, pythonTime(due), pythonTime(submittedAt)],
    ...[person?.studentId ?? one.student, person?.lastName ?? "", person?.firstName ?? ""],
    ...[person?.email ?? "", points?.earned ?? "", points?.penalty ?? "", points?.score ?? ""],
    maxPoints,
  ]);
  return { files: [{ path: "", text: csvFile(headings, rows) }], notices: [] };
}

/** "2026-12-01 22:59:00": Python's `str` of a datetime. */
function pythonTime(time: Date | undefined): string {
  return time?.toISOString().replace("T", " ").slice(0, 19) ?? "";
}

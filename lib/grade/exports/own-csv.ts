import { notes, pointsIn } from "../results/results-csv.ts";
import { csvFile } from "./csv-file.ts";
import type { Exported } from "./exported.ts";
import type { Gradebook, Mark } from "./gradebook.ts";

/** The class as results.csv has it, with what the roster says of each student and what being late costs. */
export function ownCsv({ result, maxPoints, marks, due }: Gradebook): Exported {
  const late = due ? ["submitted", "hours_late", "late_penalty", "score"] : [];
  const ids = result.exercises.map(({ id }) => id);
  const headings = [
    ...["student", "student_id", "last_name", "first_name", "email"],
    ...[...ids, "points", ...late, "max", "notes"],
  ];
  const rows = marks.map((mark) => {
    const { result: one, person, points } = mark;
    return [
      ...[one.student, person?.studentId ?? "", person?.lastName ?? ""],
      ...[person?.firstName ?? "", person?.email ?? ""],
      ...ids.map((id) => pointsIn(one, id)),
      ...[points?.earned ?? "", ...(due ? lateCells(mark) : []), maxPoints, notes(one)],
    ];
  });
  return { files: [{ path: "", text: csvFile(headings, rows, { bom: true }) }], notices: [] };
}

function lateCells({ submittedAt, lateMs, points }: Mark): readonly (string | number)[] {
  const hours = lateMs === undefined ? "" : Math.round(lateMs / 36_000) / 100;
  return [submittedAt?.toISOString() ?? "", hours, points?.penalty ?? "", points?.score ?? ""];
}

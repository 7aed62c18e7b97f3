import { wordsIn } from "../language.ts";
import { isScored } from "../results/class-result.ts";
import { csvFile } from "./csv-file.ts";
import { type Exported, type ExportedFile, fileNames } from "./exported.ts";
import type { Gradebook } from "./gradebook.ts";

const headings = ["student", "student_id", "status", "points", "max", "reason", "hint", "flags"];

/** A folder with one table for each exercise: who got what, and why. */
export function exerciseFiles({ result, language, marks }: Gradebook): Exported {
  const names = fileNames(result.exercises.map(({ id }) => id.slice(id.indexOf("/") + 1)));
  const files = result.exercises.map(({ id }, i): ExportedFile => {
    const rows = marks.flatMap(({ result: { student, exercises }, person }) =>
      exercises
        .filter(({ exercise }) => exercise === id)
        .map((one) => [
          ...[student, person?.studentId ?? "", one.status],
          ...[isScored(one) ? one.points : "", one.maxPoints],
          ...[wordsIn(one.reason, language), one.hint ?? "", one.flags.join(", ")],
        ]),
    );
    return { path: `${names[i]}.csv`, text: csvFile(headings, rows, { bom: true }) };
  });
  return { files, notices: [] };
}

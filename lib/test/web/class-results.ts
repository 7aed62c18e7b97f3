import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportHtml } from "../../grade/report/page.ts";
import { studentPageHtml } from "../../grade/report/student.ts";
import { studentFiles } from "../../grade/report/student-files.ts";
import type { ClassResult } from "../../grade/results/class-result.ts";
import { resultsJson } from "../../grade/results/results-json.ts";
import type { ClassDesk, DeskState, GradeOrder } from "../../web/class/class-desk.ts";

/** A class that was graded, and a desk that notes what it is asked. */
export interface GradedClass {
  readonly desk: ClassDesk;
  readonly orders: readonly GradeOrder[];
  /** What the desk says from now on. */
  say(state: DeskState): void;
  remove(): void;
}

export const names: readonly string[] = ["Ada <b>", "Lovelace, 李伟"];

const exercises = [
  { id: "01-z/fit", title: "The fit", points: 3 },
  { id: "01-z/text", title: "Your words", points: 2 },
];

const everybodyWrong: ClassResult = {
  ...{ module: "01-z", sandbox: "bwrap", seed: 1, exercises },
  students: names.map((student) => ({
    ...{ student, path: `${student}.ipynb` },
    exercises: exercises.map(({ id, title, points }) => ({
      ...{ exercise: id, title, status: "fail" as const, points: 0, maxPoints: points },
      ...{
        reason: "Not yet.",
        flags: [],
        code: `/* ${student} on ${id} </article> */`,
        outputs: [],
      },
    })),
  })),
};

export function gradedClass(result: ClassResult = everybodyWrong): GradedClass {
  const { students } = result;
  const results = mkdtempSync(join(tmpdir(), "toplab-class-"));
  const files = studentFiles(students);
  mkdirSync(join(results, "students"));
  const texts = { title: "The Z", statements: {}, files, similar: [] };
  writeFileSync(join(results, "report.html"), reportHtml(result, texts));
  writeFileSync(join(results, "results.json"), resultsJson(result));
  writeFileSync(join(results, "canvas.csv"), "Student,ID\n");
  writeFileSync(join(results, ".secret"), "secret");
  for (const [i, one] of students.entries()) {
    const page = studentPageHtml(result, one, { language: "en", title: "The Z", exercises: {} });
    writeFileSync(join(results, files[i]!), page);
  }
  const orders: GradeOrder[] = [];
  let state: DeskState = { isWorking: false, said: "" };
  return {
    orders,
    say: (next) => {
      state = next;
    },
    remove: () => rmSync(results, { recursive: true }),
    desk: {
      results,
      marks: join(results, "marks.csv"),
      get state() {
        return state;
      },
      grade: (order) => void orders.push(order),
      close: () => {},
    },
  };
}

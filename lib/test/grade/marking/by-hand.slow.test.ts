import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { verifyVariants } from "../../../grade/author/verify-variants.ts";
import { readSolution } from "../../../grade/exercise-files.ts";
import { type GradedModule, loadModule } from "../../../grade/graded-module.ts";
import { memoryJournal } from "../../../grade/journal/journal.ts";
import { applyMarks } from "../../../grade/marking/apply-marks.ts";
import { readMarks, writeMark } from "../../../grade/marking/marks.ts";
import type { ClassResult } from "../../../grade/results/class-result.ts";
import { writeResults } from "../../../grade/results/write-results.ts";
import { gradeClass } from "../../../grade/run/class-run.ts";
import { whyNoBubblewrap } from "../../../grade/sandbox/sandbox.ts";
import { verifyModule } from "../../../grade/verify.ts";
import { handMarkedCourse, picture, words } from "./hand-marked-course.ts";

const course = handMarkedCourse("by-hand-class");
const out = mkdtempSync(join(tmpdir(), "toplab-by-hand-"));
const sandbox = (await whyNoBubblewrap()) ? "node" : "bwrap";
let module: GradedModule;
beforeAll(async () => {
  module = await loadModule(course.root, "01-counting");
});
afterAll(() => {
  course.remove();
  rmSync(out, { recursive: true });
});

test("what `toplab new` makes for a person to mark proves itself, and keeps the proof of all else", async () => {
  const trials = [
    ...(await verifyModule(course.root, "01-counting")),
    ...(await verifyVariants(course.root, "01-counting", { seeds: [1, 2] })),
  ];
  const ours = trials.filter(({ subject }) => [words, picture].includes(subject));
  expect(ours.filter(({ problem }) => problem !== undefined)).toEqual([]);
  expect(ours.map(({ answer, judgement }) => `${answer}: ${judgement?.status}`)).toEqual([
    ...["stub: not-attempted", "solution: needs-marking"],
    ...["stub: not-attempted", "solution: needs-marking"],
  ]);
});

test("a class is graded, marked by a person, and graded again: its marks stay, changed answers are flagged", async () => {
  const journal = memoryJournal();
  const drawn = await readSolution(course.root, picture);
  const marks = join(out, "marks.csv");
  const grade = async (text: string): Promise<ClassResult> => {
    const answers = { ada: { [words]: text, [picture]: drawn }, emmy: {} };
    const submissions = Object.entries(answers).map(([student, codes]) => ({
      ...{ student, path: `${student}.ipynb` },
      notebook: withAnswers(module.notebook, codes),
    }));
    const judged = await gradeClass(submissions, module, { sandbox, journal });
    const { result } = applyMarks(judged, readMarks(marks));
    await writeResults(out, result, module);
    return result;
  };
  const statuses = ({ students }: ClassResult, i: number): unknown =>
    students[i]!.exercises.slice(-2).map(({ status, points }) => `${status} ${points}`);

  const first = await grade("Because *mass* is invariant.");
  expect(statuses(first, 0)).toEqual(["needs-marking 0", "needs-marking 0"]);
  expect(statuses(first, 1)).toEqual(["not-attempted 0", "not-attempted 0"]);
  const page = readFileSync(join(out, "students/ada.html"), "utf8");
  expect(page).toContain("<p>Because <em>mass</em> is invariant.</p>");
  expect(page).toMatch(/<img alt="Picture from the submission" src="data:image\/svg\+xml/);

  const stored = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
  for (const { exercise, answer } of stored.students[0].exercises.slice(-2)) {
    writeMark(marks, { student: "ada", exercise, points: 2, lines: [1], answer });
  }
  const written = readFileSync(marks, "utf8");
  const second = await grade("Because *mass* is invariant.");
  expect(statuses(second, 0)).toEqual(["partial 2", "partial 2"]);
  const third = await grade("Because I say so.");
  expect(statuses(third, 0)).toEqual(["partial 2", "partial 2"]);
  const flags = third.students[0]!.exercises.slice(-2).map((one) => one.flags);
  expect(flags).toEqual([["marked on an earlier version"], []]);
  expect(readFileSync(marks, "utf8")).toBe(written);
});

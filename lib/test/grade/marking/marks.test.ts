import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsIn } from "../../../grade/language.ts";
import { answerVersion } from "../../../grade/marking/answer-version.ts";
import { applyMarks } from "../../../grade/marking/apply-marks.ts";
import { type HandMark, readMarks, writeMark } from "../../../grade/marking/marks.ts";
import type { ClassResult, MarkedResult } from "../../../grade/results/class-result.ts";
import { pointsOf } from "../../../grade/results/class-result.ts";
import {
  countToMark,
  studentsToRerun,
  toMarkInWords,
} from "../../../grade/results/open-answers.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-marks-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text?: string): string => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};

const answer = (
  exercise: string,
  points: number,
  status: MarkedResult["status"],
): MarkedResult => ({
  ...{ exercise, title: exercise, status, points, maxPoints: 4, reason: "As judged." },
  ...{ flags: [], code: "", outputs: [] },
});
const graded: ClassResult = {
  ...{ module: "m", sandbox: "bwrap", seed: 1 },
  exercises: ["m/a", "m/b"].map((id) => ({ id, title: id, points: 4 })),
  students: ["ada", "emmy"].map((student) => ({
    ...{ student, path: `${student}.ipynb` },
    exercises: [answer("m/a", 4, "pass"), answer("m/b", 0, "grader-error")],
  })),
};

test.each(["Иванова, Анна", 'O"Brien', "=SUM(A1)", "李伟 🚀", "مريم"])(
  "a mark for %j comes back from the file as it was given, beside the others",
  (student) => {
    const path = file("names.csv");
    const mark: HandMark = { student, exercise: "m/b", points: 2.5, comment: "-1 for the, unit" };
    writeMark(path, { student, exercise: "m/b", points: 1 });
    writeMark(path, mark);
    expect(readMarks(path).filter((one) => one.student === student)).toEqual([mark]);
    const [row] = Papa.parse<string[]>(readFileSync(path, "utf8").replace("\uFEFF", "")).data;
    expect(row).toEqual(["student", "exercise", "points", "comment", "lines", "answer"]);
  },
);

test("a mark without points and words takes the earlier one away", () => {
  const path = file("gone.csv");
  writeMark(path, { student: "ada", exercise: "m/a", points: 1 });
  writeMark(path, { student: "ada", exercise: "m/a" });
  expect(readMarks(path)).toEqual([]);
});

test("points of a person win over the judge's, whose own stay beside them", () => {
  const { result, notices } = applyMarks(graded, [
    { student: "ada", exercise: "m/b", points: 3, comment: "Well argued." },
    { student: "emmy", exercise: "m/a", comment: "See me." },
  ]);
  const [ada, emmy] = result.students;
  expect(notices).toEqual([]);
  expect(ada!.exercises[1]).toMatchObject({ status: "partial", points: 3 });
  expect(ada!.exercises[1]!.byHand).toEqual({ automatic: 0, comment: "Well argued." });
  expect(pointsOf(ada!)).toBe(7);
  expect(emmy!.exercises[0]).toMatchObject({ status: "pass", points: 4 });
  expect(pointsOf(emmy!)).toBeUndefined();
});

const waiting: ClassResult = {
  ...graded,
  exercises: graded.exercises.map((head) => ({
    ...head,
    marking: {
      kind: "text",
      rubric: [
        { points: 3, words: { en: "Names a *cause*.", es: "Nombra una causa.", ru: "Причина." } },
        { points: 1, words: { en: "Units.", es: "Unidades.", ru: "Единицы." } },
      ],
    },
  })),
  students: graded.students.map((one) => ({
    ...one,
    exercises: one.exercises.map((result) => ({
      ...{ ...result, status: "needs-marking" as const, points: 0, code: "Because." },
    })),
  })),
};

test("an answer that waits for a person leaves its student without a total until it is marked", () => {
  const mark = { exercise: "m/a", points: 3, lines: [1], answer: answerVersion("Because.\n") };
  const before = applyMarks(waiting, []).result;
  expect(countToMark(before)).toBe(4);
  expect(before.students.map(pointsOf)).toEqual([undefined, undefined]);
  expect(studentsToRerun(before)).toEqual([]);
  const marks = ["m/a", "m/b"].map((exercise) => ({ ...mark, student: "ada", exercise }));
  const after = applyMarks(waiting, marks).result;
  expect(after.students.map(pointsOf)).toEqual([6, undefined]);
  expect(toMarkInWords(after)).toBe("2 answers wait for a person to mark them");
  expect(after.students[0]!.exercises[0]).toMatchObject({
    status: "partial",
    points: 3,
    flags: [],
  });
  expect(after.students[0]!.exercises[0]!.reason).toEqual({
    en: "✓ Names a *cause*. (3) ✗ Units. (1)",
    es: "✓ Nombra una causa. (3) ✗ Unidades. (1)",
    ru: "✓ Причина. (3) ✗ Единицы. (1)",
  });
});

test("a mark on an answer that has changed since stands, and is flagged", () => {
  const mark = { student: "ada", exercise: "m/a", points: 4, answer: answerVersion("Before.") };
  const [ada] = applyMarks(waiting, [mark]).result.students;
  const flags = ["marked on an earlier version"];
  expect(ada!.exercises[0]).toMatchObject({ status: "pass", points: 4, flags });
  const { answer: _, ...unknown } = mark;
  const [same] = applyMarks(waiting, [unknown]).result.students;
  expect(same!.exercises[0]).toMatchObject({ points: 4, flags: [] });
  expect(wordsIn(same!.exercises[0]!.reason, "ru")).toMatch(/оценён человеком/);
});

test.each([[[1, 2]], [[]], [[2]]])("lines %j of a rubric come back from the file", (lines) => {
  const path = file("lines.csv");
  const mark: HandMark = { student: "ada", exercise: "m/a", points: 1, lines };
  writeMark(path, mark);
  expect(readMarks(path)).toEqual([mark]);
});

test("a file of marks that a person wrote needs no columns of the marking page", () => {
  const path = file("own.csv", "student,exercise,points,comment\r\nada,m/a,2,\r\n");
  expect(readMarks(path)).toEqual([{ student: "ada", exercise: "m/a", points: 2 }]);
});

test("a mark that finds no answer, or is above the maximum, is told of", () => {
  const { notices } = applyMarks(graded, [
    { student: "nobody", exercise: "m/a", points: 1 },
    { student: "ada", exercise: "m/a", points: 40 },
  ]);
  expect(notices).toEqual([
    "a mark for nobody in m/a finds no answer",
    "ada has 40 points by hand in m/a, which is worth 4",
  ]);
});

test.each([
  ["student,points\nada,1\n", 'it has no column "exercise"'],
  ["student,exercise,points,comment\nada,m/a,many,\n", ':2: "many" points'],
  ["student,exercise,points,comment\nada,m/a,-1,\n", ':2: "-1" points'],
])("a file of marks that reads %j is refused with the place", (text, problem) => {
  expect(() => readMarks(file("bad.csv", text))).toThrow(problem);
});

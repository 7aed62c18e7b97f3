import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMarks } from "../../../grade/marking/apply-marks.ts";
import { type HandMark, readMarks, writeMark } from "../../../grade/marking/marks.ts";
import type { ClassResult, MarkedResult } from "../../../grade/results/class-result.ts";
import { pointsOf } from "../../../grade/results/class-result.ts";

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
    expect(row).toEqual(["student", "exercise", "points", "comment"]);
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

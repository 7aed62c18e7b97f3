import Papa from "papaparse";
import { expect, test } from "vitest";
import { canvasCsv } from "../../../grade/exports/canvas.ts";
import { exerciseFiles } from "../../../grade/exports/exercise-csv.ts";
import { type Gradebook, gradebook } from "../../../grade/exports/gradebook.ts";
import { gradescopeFiles } from "../../../grade/exports/gradescope.ts";
import { ltiFiles } from "../../../grade/exports/lti.ts";
import { moodleGradebook } from "../../../grade/exports/moodle/moodle-gradebook.ts";
import { filledWorksheet, parseWorksheet } from "../../../grade/exports/moodle/moodle-worksheet.ts";
import { nbgraderCsv } from "../../../grade/exports/nbgrader.ts";
import { ownCsv } from "../../../grade/exports/own-csv.ts";
import { reportHtml } from "../../../grade/report/page.ts";
import { studentPageHtml } from "../../../grade/report/student.ts";
import type { ClassResult, StudentResult } from "../../../grade/results/class-result.ts";
import { resultsCsv } from "../../../grade/results/results-csv.ts";
import { resultsJson } from "../../../grade/results/results-json.ts";
import { parseRoster } from "../../../grade/roster/roster.ts";
import { classOf, student } from "./a-class.ts";

/** Ada has 3 of 10 points and a text that nobody has read, Emmy 6.5, Max a failure of the grader. */
const ada = student("ada");
const waiting: StudentResult = {
  ...ada,
  exercises: ada.exercises.map((one, i) =>
    i === 0
      ? one
      : {
          ...one,
          status: "needs-marking",
          points: 0,
          reason: "A person will read it.",
          code: "So.",
        },
  ),
};
const result: ClassResult = classOf(waiting, student("emmy"), student("max", { isFailed: true }));
const roster = parseRoster(
  "student_id,full_name,email,canvas_id,lti_user_id\n1,ada,ada@x.org,11,a\n2,emmy,emmy@x.org,12,e\n3,max,max@x.org,13,m\n",
  "class.csv",
);
const book: Gradebook = gradebook(result, { title: "The Z boson", roster });
const rows = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.replace("\uFEFF", ""), {
    header: true,
    skipEmptyLines: true,
  }).data;
const one = (files: readonly { readonly text?: string }[]): string => files[0]!.text!;

test("our tables and nbgrader's have no total for an answer that nobody has marked", () => {
  const columns = rows(one(ownCsv(book).files));
  expect(columns.map((row) => row["points"])).toEqual(["", "6.5", ""]);
  expect(columns[0]!["01-z/width"]).toBe("");
  expect(columns[0]!["notes"]).toBe("01-z/width: to be marked by a person");
  expect(rows(resultsCsv(result)).map((row) => row["points"])).toEqual(["", "6.5", ""]);
  const [mine] = rows(one(nbgraderCsv(book).files));
  expect([mine!["raw_score"], mine!["score"]]).toEqual(["", ""]);
  const width = rows(exerciseFiles(book).files[1]!.text!);
  expect(width.map((row) => row["points"])).toEqual(["", "3.5", ""]);
});

test("Canvas and Moodle keep the grade that they have, and the instructor hears why", () => {
  const names = "a person has yet to mark an answer): ada";
  const canvas = canvasCsv(book, "4711");
  expect(rows(one(canvas.files)).map((row) => row["Student"]!.trim())).toEqual([
    "Points Possible",
    "emmy",
  ]);
  expect(canvas.notices).toEqual([
    "not in the Canvas file (the grader failed): max",
    `not in the Canvas file (${names}`,
  ]);
  const moodle = moodleGradebook(book);
  expect(rows(one(moodle.files)).map((row) => row["Email address"])).toEqual(["emmy@x.org"]);
  expect(moodle.notices).toContainEqual(`not in the Moodle file (${names}`);
  const sheet = "Identifier,Full name,Email address,Grade,Maximum grade,Last modified (grade)\n";
  const lines = ["ada", "emmy"].map((name, i) => `Participant ${i},${name},${name}@x.org,,10,-\n`);
  const parsed = parseWorksheet(Buffer.from(sheet + lines.join("")), "sheet.csv");
  const filled = filledWorksheet(book, parsed);
  expect(rows(one(filled.files)).map((row) => row["Grade"])).toEqual(["", "6.5"]);
  expect(filled.notices).toContainEqual(`no grade in the worksheet (${names}`);
});

test("LTI is told that a person is waited for, without a score", () => {
  const [first, second, third] = ltiFiles(book, "2026-01-01T00:00:00.000Z").files.map(({ text }) =>
    JSON.parse(text!),
  );
  expect(first).toMatchObject({
    gradingProgress: "PendingManual",
    comment: expect.stringMatching(/person/),
  });
  expect(first).not.toHaveProperty("scoreGiven");
  expect(second).toMatchObject({ gradingProgress: "FullyGraded", scoreGiven: 6.5 });
  expect(third.comment).toMatch(/grader failed/);
});

test("Gradescope gets the points of the judges, and adds those of a person itself", () => {
  const { files, notices } = gradescopeFiles(book);
  const mine = JSON.parse(files[0]!.text!);
  expect(mine).toMatchObject({
    score: 3,
    output: expect.stringMatching(/a person marks the others/),
  });
  expect(mine.tests[0]).toMatchObject({ score: 3, max_score: 3, status: "passed" });
  expect(mine.tests[1]).toMatchObject({
    tags: ["needs-marking"],
    output: expect.stringMatching(/person will read/),
  });
  for (const key of ["score", "max_score", "status"]) expect(mine.tests[1]).not.toHaveProperty(key);
  expect(files.map(({ text }) => text === undefined)).toEqual([false, false, true]);
  expect(notices).toEqual([
    "no results.json (the grader failed): max",
    "results.json without the part of a person (a person has yet to mark an answer): ada",
  ]);
});

test("reports say how many answers wait, and how to mark them; means leave them out", () => {
  expect(JSON.parse(resultsJson(result))).toMatchObject({ toMark: 1, rerun: ["max"] });
  const files = ["a.html", "e.html", "m.html"];
  const page = reportHtml(result, { title: "Z", statements: {}, files, similar: [] });
  expect(page).toMatch(/1 answer waits for a person to mark it; .*toplab start.*marks\.csv/);
  expect(page).toMatch(/<td class="total">to be marked<\/td>/);
  expect(page).toMatch(/The grader failed on max:/);
  const { students } = result;
  const read = (language: "en" | "es" | "ru"): string =>
    studentPageHtml(result, students[0]!, { language, title: "Z", exercises: {} });
  expect(read("en")).toMatch(/a person has yet to mark an answer.*waits for a person/s);
  expect(read("es")).toMatch(/falta que una persona corrija/);
  expect(read("ru")).toMatch(/ждёт проверки человеком/);
});

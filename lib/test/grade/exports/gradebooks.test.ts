import Papa from "papaparse";
import { expect, test } from "vitest";
import { canvasCsv } from "../../../grade/exports/canvas.ts";
import { exerciseFiles } from "../../../grade/exports/exercise-csv.ts";
import { type Exported, fileNames } from "../../../grade/exports/exported.ts";
import { parseLatePolicy } from "../../../grade/exports/late-policy.ts";
import { moodleGradebook } from "../../../grade/exports/moodle/moodle-gradebook.ts";
import { nbgraderCsv } from "../../../grade/exports/nbgrader.ts";
import { ownCsv } from "../../../grade/exports/own-csv.ts";
import { bookOf, difficultNames, formulas, student } from "./a-class.ts";

const roster = `student_id,last_name,first_name,email,canvas_id,moodle id number,section,submitted_at
ada,Lovelace,Ada,ada@x.org,311,m1,A,2026-12-02T08:00Z
emmy,Noether,Emmy,emmy@x.org,312,m2,B,2026-12-01T08:00Z
lise,Meitner,Lise,lise@x.org,,m3,B,
`;
const class3 = [student("ada"), student("emmy", { isFailed: true }), student("lise")];
const times = { due: new Date("2026-12-01T23:59Z"), late: parseLatePolicy("10%/day max 50%") };
const rows = ({ files }: Exported, i = 0): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(files[i]!.text!.replace("\uFEFF", "").trimEnd(), {
    header: true,
  }).data;

test("nbgrader's table has its columns, its numbers and times as Python writes them, and no mark where the grader failed", () => {
  const table = nbgraderCsv(bookOf(class3, { roster, ...times }));
  expect(table.files[0]!.text).toBe(
    [
      "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
      "01-z,2026-12-01 23:59:00,2026-12-02 08:00:00,ada,Lovelace,Ada,ada@x.org,6.5,0.65,5.85,10.0",
      "01-z,2026-12-01 23:59:00,2026-12-01 08:00:00,emmy,Noether,Emmy,emmy@x.org,,,,10.0",
      "01-z,2026-12-01 23:59:00,,lise,Meitner,Lise,lise@x.org,6.5,0.0,6.5,10.0",
      "",
    ].join("\r\n"),
  );
});

test("Canvas gets the assignment's id, the points possible, and only students that it can know", () => {
  const { files, notices } = canvasCsv(bookOf(class3, { roster }), "4711");
  expect(files[0]!.text).toBe(
    [
      "Student,ID,SIS User ID,SIS Login ID,Section,The Z boson (4711)",
      '"    Points Possible",,,,,10',
      "Ada Lovelace,311,,,A,6.5",
      "",
    ].join("\r\n"),
  );
  expect(notices).toEqual([
    "not in the Canvas file (no usable Canvas ID, SIS User ID or SIS Login ID): lise",
    "not in the Canvas file (the grader failed): emmy",
  ]);
});

test("without an id Canvas would make an assignment, which is said; a number in the title is no id", () => {
  const { files, notices } = canvasCsv(bookOf(class3, { roster, title: "Lab (2)" }), undefined);
  expect(files[0]!.text).toContain("Section,Lab [2]\r\n");
  expect(notices[0]).toMatch(/Canvas will make a new assignment "Lab \[2\]"/);
  const sums = bookOf(class3, { roster, title: "Final Score of the Z" });
  expect(() => canvasCsv(sums, "1")).toThrow(/Cannot export .* to Canvas/);
});

test("Moodle gets the key that most students have, and no line without one: it would mark the student before", () => {
  const byMail = moodleGradebook(bookOf(class3, { roster }));
  expect(byMail.files[0]!.text).toBe(
    "First name,Last name,Email address,The Z boson\r\nAda,Lovelace,ada@x.org,6.5\r\nLise,Meitner,lise@x.org,6.5\r\n",
  );
  expect(byMail.notices).toEqual(["not in the Moodle file (the grader failed): emmy"]);
  const numbers = "student_id,ID number,email\nada,m1,\nlise,m3,\nemmy,,emmy@x.org\n";
  const byNumber = moodleGradebook(bookOf(class3, { roster: numbers }));
  expect(rows(byNumber).map((row) => row["ID number"])).toEqual(["m1", "m3"]);
  expect(byNumber.notices).toEqual(["not in the Moodle file (no usable ID number): emmy"]);
});

test("our own table adds the roster and what being late costs", () => {
  const [ada, emmy] = rows(ownCsv(bookOf(class3, { roster, ...times })));
  expect(ada).toMatchObject({ student: "ada", last_name: "Lovelace", points: "6.5" });
  expect(ada).toMatchObject({ hours_late: "8.02", late_penalty: "0.65", score: "5.85", max: "10" });
  expect(emmy).toMatchObject({ "01-z/mass": "3", "01-z/width": "", points: "", score: "" });
  expect(rows(ownCsv(bookOf(class3)))[0]).not.toHaveProperty("score");
});

test("each exercise has a table of its own with the reasons", () => {
  const tables = exerciseFiles(bookOf(class3));
  expect(tables.files.map(({ path }) => path)).toEqual(["mass.csv", "width.csv"]);
  expect(rows(tables, 1)).toMatchObject([
    { student: "ada", status: "partial", points: "3.5", max: "7", hint: "Convolve." },
    { student: "emmy", status: "grader-error", points: "" },
    { student: "lise", status: "partial" },
  ]);
});

test("difficult names come back from every table, and formulas behind an apostrophe", () => {
  const names = [...difficultNames, ...formulas];
  const book = bookOf(names.map((name) => student(name)));
  const wanted = [...difficultNames, ...formulas.map((formula) => `'${formula}`)];
  expect(rows(ownCsv(book)).map((row) => row["student"])).toEqual(wanted);
  expect(rows(nbgraderCsv(book)).map((row) => row["student_id"])).toEqual(wanted);
  expect(rows(exerciseFiles(book)).map((row) => row["student"])).toEqual(wanted);
});

test("a key that only an apostrophe makes safe names nobody: its student is left out and listed", () => {
  const list = "student_id,email,sis_login_id\nada,=ada@x.org,+ada\nlise,lise@x.org,lise\n";
  const book = bookOf([student("ada"), student("lise")], { roster: list });
  expect(rows(moodleGradebook(book)).map((row) => row["Email address"])).toEqual(["lise@x.org"]);
  expect(canvasCsv(book, "1").notices).toEqual([
    "not in the Canvas file (no usable Canvas ID, SIS User ID or SIS Login ID): ada",
  ]);
});

test("Canvas would read 12 from 12a: such an id is not handed to it", () => {
  const list = "student_id,canvas_id,sis_login_id\nada,12a,ada\nlise,12a,\n";
  const { files, notices } = canvasCsv(
    bookOf([student("ada"), student("lise")], { roster: list }),
    "1",
  );
  expect(files[0]!.text).toContain("ada,,,ada,,6.5\r\n");
  expect(notices[0]).toMatch(/: lise$/);
});

test("no two students share a file, and no name leads out of the folder", () => {
  expect(fileNames(["ada", "Ada", "../../etc/passwd", "..", "a\u202Eb", "李伟 🚀", ""])).toEqual([
    ...["ada", "Ada (2)", "_.._etc_passwd", "student", "a_b", "李伟 🚀", "student (2)"],
  ]);
});

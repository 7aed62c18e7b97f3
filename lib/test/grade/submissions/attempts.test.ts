import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bestAttempts } from "../../../grade/exports/best-attempts.ts";
import { parseLatePolicy } from "../../../grade/exports/late-policy.ts";
import { parseTime } from "../../../grade/exports/parse-time.ts";
import { wordsIn } from "../../../grade/language.ts";
import type { ClassResult, StudentResult } from "../../../grade/results/class-result.ts";
import { parseRoster } from "../../../grade/roster/roster.ts";
import { type AttemptRule, submissionsOf } from "../../../grade/submissions/attempts.ts";
import { findSubmissions } from "../../../grade/submissions/submissions.ts";
import { zipOf } from "../attacks/zip-of.ts";
import { bookOf, classOf, student } from "../exports/a-class.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-attempts-"));
afterAll(() => rmSync(folder, { recursive: true }));
const lesson = "lib/test/grade/fixtures/notebooks/01-counting.ipynb";

/** What counts of these notebooks: the path, and which attempt it is. */
async function counting(name: string, paths: readonly string[], rule: AttemptRule) {
  const own = join(folder, `${name}-${rule}`);
  for (const path of paths) cpSync(lesson, join(own, path));
  const chosen = submissionsOf(await findSubmissions(own), "01-counting", rule);
  return chosen.map(({ path, place }) => [path, place && `${place.number}/${place.of}`]);
}

const trees: readonly (readonly [name: string, attempts: readonly string[]])[] = [
  [
    "Canvas",
    [
      "lopezmaria_LATE_311_90210_lab.ipynb",
      "lopezmaria_LATE_311_90300_lab-1.ipynb",
      "lopezmaria_LATE_311_90400_lab-2.ipynb",
    ],
  ],
  [
    "Moodle",
    [1, 2, 10].map((n) => `María López_4217_assignsubmission_file_/attempt_${n}/lab.ipynb`),
  ],
  ["Gradescope", [1, 2, 3].map((n) => `submission_12/attempt_${n}/lab.ipynb`)],
  ["a folder", [1, 2, 3].map((n) => `ada/attempt ${n}/01-counting.ipynb`)],
];

test.each(trees)("the last attempt counts, or the first, or the best: %s", async (name, all) => {
  expect(await counting(name, all, "last")).toEqual([[all[2], "3/3"]]);
  expect(await counting(name, all, "first")).toEqual([[all[0], "1/3"]]);
  const each = all.map((path, i) => [path, `${i + 1}/3`]);
  expect(await counting(name, all, "best")).toEqual(each);
});

test("two notebooks of one attempt are not two attempts", async () => {
  const both = ["ada/01-counting.ipynb", "ada/01-counting-Copy1.ipynb"];
  expect(await counting("copies", both, "best")).toEqual([["ada/01-counting.ipynb", undefined]]);
});

test("nobody makes attempts of one by packing folders, nor has more than ten graded", async () => {
  const own = join(folder, "packed");
  const content = readFileSync(lesson);
  const packed = [1, 2, 3].map((n) => ({ name: `attempt_${n}/lab.ipynb`, content }));
  for (let n = 1; n <= 40; n++) cpSync(lesson, join(own, `emmy/attempt_${n}/lab.ipynb`));
  writeFileSync(join(own, "ada.zip"), zipOf(packed));
  const chosen = submissionsOf(await findSubmissions(own), "01-counting", "best");
  expect(chosen.filter((one) => one.student === "ada").length).toBe(1);
  expect(chosen.filter((one) => one.student === "emmy").length).toBe(10);
});

/** An attempt with this share of 10 points; none if the grader failed on it. */
function attempt(number: number, of: number, points: number | undefined): StudentResult {
  const { exercises, ...one } = student("ada", { isFailed: points === undefined });
  const scored = exercises.map((exercise, i) => ({
    ...exercise,
    ...(points !== undefined && { points: i === 0 ? points : 0 }),
  }));
  return { ...one, path: `${number}.ipynb`, attempt: { number, of }, exercises: scored };
}

const bestOf = (points: readonly (number | undefined)[], times = {}): ClassResult =>
  bestAttempts(classOf(...points.map((one, i) => attempt(i + 1, points.length, one))), {
    title: "The Z boson",
    ...times,
  });

test.each([
  [[3, 5, 4], 2],
  [[5, 5], 1],
  [[0, 0, 0], 1],
  [[8, undefined], 2],
  [[10, undefined], 1],
])("of attempts with %j points number %d counts, and the report says so", (points, number) => {
  const { students } = bestOf(points);
  expect(students.map(({ attempt: place }) => place?.number)).toEqual([number]);
  const told = wordsIn(students[0]?.problem ?? "", "en");
  expect(told).toContain(`Attempt ${number} of ${points.length} counts`);
});

const due = parseTime("2026-12-01T23:59Z");
const late = parseLatePolicy("50%/day");
const rosterWith = (times: string): string => `student_id,submitted_at\nada,"${times}"\n`;

test("the best is what is left after the penalty of its own time", () => {
  const roster = parseRoster(rosterWith("2026-12-01T10:00Z; 2026-12-02T10:00Z"), "class.csv");
  const { students } = bestOf([6, 9], { roster, due, late });
  expect(students[0]?.attempt?.number).toBe(1);
});

test.each([
  ["2026-12-01T10:00Z; 2026-12-02T10:00Z", 1, 8],
  ["2026-12-01T10:00Z; 2026-12-02T10:00Z", 2, 4],
  ["2026-12-02T10:00Z", 2, 4],
])("handed in at %s, attempt %d has %d points", (times, number, score) => {
  const book = bookOf([attempt(number, 2, 8)], { roster: rosterWith(times), due, late });
  expect(book.marks[0]?.points?.score).toBe(score);
  expect(book.notices).toEqual([]);
});

test("of an earlier attempt whose time nobody knows nothing is taken, and it is said", () => {
  const roster = rosterWith("2026-12-02T10:00Z");
  const book = bookOf([attempt(1, 2, 8)], { roster, due, late });
  expect(book.marks[0]?.points?.score).toBe(8);
  expect(book.notices).toEqual(["nothing tells when ada submitted, so no late penalty is taken"]);
});

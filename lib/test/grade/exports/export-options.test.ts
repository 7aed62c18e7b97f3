import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, test } from "vitest";
import { addExportOptions, type ExportFlags } from "../../../cli/grade/export-options.ts";
import { type ExportPlan, planExports, writeExports } from "../../../cli/grade/write-exports.ts";
import { classOf, student } from "./a-class.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-exports-"));
afterAll(() => rmSync(folder, { recursive: true }));
const roster = join(folder, "class.csv");
writeFileSync(roster, "student_id,email,lti_user_id\nada,ada@x.org,u1\nemmy,emmy@x.org,u2\n");
const sheet = join(folder, "Grades.csv");
writeFileSync(sheet, "Identifier,Full name,Grade,Max\nParticipant 1,ada,,10\n");

function plan(...args: readonly string[]): ExportPlan {
  const command = addExportOptions(new Command("grade")).exitOverride();
  command.configureOutput({ writeErr: () => {} });
  return planExports(command.parse([...args], { from: "user" }).opts<ExportFlags>(), command);
}
const write = (from: ExportPlan, ...names: readonly string[]): readonly string[] =>
  writeExports(from, classOf(...names.map((name) => student(name))), {
    ...{ title: "The Z", out: join(folder, "out"), timestamp: "2026-12-03T10:00:00.000Z" },
  });

test("each export goes to its place, beside the results or where it is asked to", () => {
  const mine = join(folder, "mine.csv");
  const formats = ["nbgrader", "canvas", "moodle", "lti", "gradescope", "exercises", `csv=${mine}`];
  const exports = formats.flatMap((format) => ["--export", format]);
  const notices = write(plan("--roster", roster, "--moodle-worksheet", sheet, ...exports), "ada");
  expect(readdirSync(join(folder, "out")).sort()).toEqual([
    ...["Grades-filled.csv", "canvas.csv", "exercises", "gradescope", "lti"],
    ...["moodle.csv", "nbgrader.csv"],
  ]);
  expect(readFileSync(mine, "utf8")).toContain("ada,ada,,,ada@x.org,3,3.5,6.5,10,");
  expect(readFileSync(join(folder, "out/Grades-filled.csv"), "utf8")).toContain("1,ada,6.5,10");
  expect(readFileSync(sheet, "utf8")).toContain("1,ada,,10");
  expect(notices[0]).toBe("no submission of emmy, who are in no export");
  expect(notices.at(-1)).toMatch(/^exported to /);
});

test("a mark of an earlier run does not outlive a grader that failed", () => {
  const lti = plan("--roster", roster, "--export", "gradescope");
  write(lti, "ada");
  const path = join(folder, "out/gradescope/ada/results.json");
  expect(existsSync(path)).toBe(true);
  const failed = classOf(student("ada", { isFailed: true }));
  writeExports(lti, failed, { title: "Z", out: join(folder, "out"), timestamp: "" });
  expect(existsSync(path)).toBe(false);
});

test.each([
  [["--export", "excel"], /one of csv, exercises, nbgrader/],
  [["--export", "csv="], /FORMAT or FORMAT=FILE/],
  [["--export", "canvas"], /needs a --roster/],
  [["--late", "10%/day", "--due", "2026-12-01T23:59"], /--late needs --due and a --roster/],
  [["--due", "tomorrow"], /Cannot read the time "tomorrow"/],
  [["--roster", roster, "--export", `csv=${roster}`], /cannot be two things/],
  [["--roster", join(folder, "nowhere.csv")], /ENOENT/],
  [["--canvas-assignment", "Lab 1"], /must be a number/],
])("what cannot be exported is said before anything is graded: %j", (args, message) => {
  expect(() => plan(...args)).toThrow(message);
});

import { expect, test } from "vitest";
import { type JsonSchema, schemaProblem } from "../../../core/json-schema.ts";
import type { ExportedFile } from "../../../grade/exports/exported.ts";
import { gradescopeFiles, gradescopeResults } from "../../../grade/exports/gradescope.ts";
import { parseLatePolicy } from "../../../grade/exports/late-policy.ts";
import { ltiFiles } from "../../../grade/exports/lti.ts";
import { resultsSchema } from "../build/gradescope-schema.ts";
import { bookOf, difficultNames, student } from "./a-class.ts";

const score = { type: "number", minimum: 0 };
/** LTI Assignment and Grade Services 2.0, section 3.4: the score. */
const scoreSchema: JsonSchema = {
  type: "object",
  additionalProperties: false,
  required: ["userId", "timestamp", "activityProgress", "gradingProgress"],
  dependentRequired: { scoreGiven: ["scoreMaximum"] },
  properties: {
    ...{ userId: { type: "string", minLength: 1 }, comment: { type: "string" } },
    ...{ scoreGiven: score, scoreMaximum: { type: "number", exclusiveMinimum: 0 } },
    timestamp: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$" },
    activityProgress: { enum: ["Initialized", "Started", "InProgress", "Submitted", "Completed"] },
    gradingProgress: { enum: ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"] },
  },
};
const json = ({ text }: ExportedFile): Record<string, unknown> => JSON.parse(text!);

test("Gradescope reads every result: by its specification, with plain text only", () => {
  const book = bookOf(difficultNames.map((name) => student(name)));
  const { files } = gradescopeFiles(book, { executionTime: 2.5 });
  expect(new Set(files.map(({ path }) => path)).size).toBe(difficultNames.length);
  for (const file of files) expect(schemaProblem(resultsSchema, json(file))).toBeUndefined();
  const [first] = files.map(json);
  expect(first).toMatchObject({ score: 6.5, execution_time: 2.5, stdout_visibility: "hidden" });
  expect(first!["tests"]).toMatchObject([
    { number: "1", status: "passed", score: 3, max_score: 3, output: "Correct." },
    { number: "2", status: "failed", score: 3.5, tags: ["partial"], output_format: "text" },
  ]);
});

test("all tests are seen when the total is: one hidden test would hide it", () => {
  const [mark] = bookOf([student("ada")]).marks;
  for (const when of ["hidden", "after_published", "visible"] as const) {
    const results = gradescopeResults(mark!, "01-z", { visibility: when })!;
    expect([results, ...results.tests].map((one) => one.visibility)).toEqual([when, when, when]);
  }
});

test("where the grader failed there is no results.json, and an older one goes", () => {
  const failed = student("emmy", { isFailed: true });
  expect(gradescopeFiles(bookOf([failed]))).toEqual({
    files: [{ path: "emmy/results.json" }],
    notices: ["no results.json (the grader failed): emmy"],
  });
});

test("a score for LTI is final, or waits without a number where the grader failed", () => {
  const roster =
    "student_id,lti_user_id,submitted_at\nada,u-1,2026-12-02T08:00Z\nemmy,u-2,\nlise,,\n";
  const students = [student("ada"), student("emmy", { isFailed: true }), student("lise")];
  const late = { due: new Date("2026-12-01T23:59Z"), late: parseLatePolicy("10%/day") };
  const { files, notices } = ltiFiles(
    bookOf(students, { roster, ...late }),
    "2026-12-03T10:00:00.000Z",
  );
  const scores = files.filter(({ text }) => text !== undefined).map(json);
  for (const one of scores) expect(schemaProblem(scoreSchema, one)).toBeUndefined();
  expect(scores).toMatchObject([
    { userId: "u-1", scoreGiven: 5.85, scoreMaximum: 10, gradingProgress: "FullyGraded" },
    { userId: "u-2", gradingProgress: "PendingManual" },
  ]);
  expect(scores[0]!["comment"]).toContain("The width: 3.5 of 7. The resolution is missing.");
  expect(scores[1]).not.toHaveProperty("scoreGiven");
  expect(files.at(-1)).toEqual({ path: "lise.json" });
  expect(notices).toEqual(["not in the LTI file (no LTI user on the roster): lise"]);
});

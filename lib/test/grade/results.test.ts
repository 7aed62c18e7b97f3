import Papa from "papaparse";
import { expect, test, vi } from "vitest";
import {
  type ClassResult,
  meanShareOf,
  pointsOf,
  type StudentResult,
  studentsToRerun,
} from "../../grade/class-result.ts";
import type { ExerciseResult } from "../../grade/grade-submission.ts";
import { reportHtml } from "../../grade/report/page.ts";
import { resultsCsv } from "../../grade/results-csv.ts";
import { resultsJson } from "../../grade/results-json.ts";
import { openPage, type PageWindow } from "./browser-page.ts";

vi.setConfig({ testTimeout: 60_000 }); // jsdom is slow to load on a busy machine

const fit: ExerciseResult = {
  exercise: "01-z/fit",
  title: "The fit",
  status: "pass",
  points: 3,
  maxPoints: 3,
  reason: "Correct.",
  flags: [],
  code: "const fit = 1;",
  outputs: [],
};
const failedFit: ExerciseResult = { ...fit, status: "fail", points: 0, reason: "Not yet." };
const unscored: ExerciseResult = {
  ...failedFit,
  status: "grader-error",
  reason: "The grader failed",
};

function classOf(students: readonly StudentResult[], more: Partial<ClassResult> = {}): ClassResult {
  const exercises = [{ id: "01-z/fit", title: "The fit", points: 3 }];
  return { module: "01-z", sandbox: "bwrap", seed: 1, exercises, students, ...more };
}
const student = (name: string, result: ExerciseResult = fit): StudentResult => ({
  student: name,
  path: `${name}.ipynb`,
  exercises: [result],
});
const page = (result: ClassResult, statement = ""): PageWindow =>
  openPage(reportHtml(result, { title: "The Z", statements: { "01-z/fit": statement } }));

test("an exercise that the grader failed on is no zero: no total, not in the mean, listed to run again", () => {
  const result = classOf([student("ada"), student("emmy", unscored), student("lise", failedFit)]);
  expect(result.students.map(pointsOf)).toEqual([3, undefined, 0]);
  expect(meanShareOf(result, "01-z/fit")).toBe(0.5);
  expect(studentsToRerun(result)).toEqual(["emmy"]);
  const rows = Papa.parse<string[]>(resultsCsv(result).replace("\ufeff", "")).data;
  expect(rows[2]).toEqual(["emmy", "", "", "3", "01-z/fit: grader failed, run again"]);
  expect(JSON.parse(resultsJson(result))).toMatchObject({ rerun: ["emmy"], maxPoints: 3 });
  expect(page(result).document.querySelector(".warning")?.textContent).toContain("emmy");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])(
  "a student called %j is no formula in the spreadsheet",
  (name) => {
    const [, row] = Papa.parse<string[]>(resultsCsv(classOf([student(name)]))).data;
    expect(row![0]).toBe(`'${name}`);
  },
);

test.each(["Иванова, Анна", 'O"Brien', "María\nGarcía", "李伟 🚀", "مريم"])(
  "the name %j comes back from the spreadsheet as it was",
  (name) => {
    const [, row] = Papa.parse<string[]>(resultsCsv(classOf([student(name)]))).data;
    expect(row).toEqual([name, "3", "3", "3", ""]);
  },
);

const evil = `"><img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>`;

test("nothing that a student writes runs in the report, loads anything or links anywhere", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>parent.hacked=1</script></svg>`;
  const data = { "text/html": evil, "image/svg+xml": svg };
  const result: ExerciseResult = {
    ...failedFit,
    title: evil,
    reason: `${evil} [x](javascript:hacked=1) ![y](http://a.test/y.png) <http://a.test>`,
    hint: evil,
    code: evil,
    outputs: [
      { output_type: "stream", name: "stdout", text: evil },
      { output_type: "error", ename: evil, evalue: evil, traceback: [evil] },
      { output_type: "display_data", data, metadata: {} },
      { output_type: "display_data", data: { "text/html": evil }, metadata: {} },
      { output_type: "display_data", data: { "image/png": `x"${evil}` }, metadata: {} },
    ],
  };
  const one: StudentResult = { student: evil, path: evil, problem: evil, exercises: [result] };
  const window = page(classOf([one], { module: evil }), `${evil} [x](javascript:hacked=1)`);
  const { document } = window;
  expect("hacked" in window).toBe(false);
  expect(document.querySelectorAll("script, iframe, object, embed, link, form")).toHaveLength(0);
  for (const image of document.querySelectorAll("img")) expect(image.src).toMatch(/^data:image\//);
  for (const link of document.querySelectorAll("a"))
    expect(link.getAttribute("href")).toMatch(/^#/);
  for (const element of document.querySelectorAll("*")) {
    expect(element.getAttributeNames().filter((name) => name.startsWith("on"))).toEqual([]);
  }
  expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain(
    "default-src 'none'",
  );
  expect(document.querySelector("pre.stdout")?.textContent).toBe(evil);
});

test("formulas of a statement are typeset without fonts or scripts", () => {
  const { document } = page(classOf([student("ada")]), "The mass is $m = \\sqrt{s}$.");
  expect(document.querySelector(".statements math msqrt")?.textContent).toBe("s");
});

test("a report of a run without bubblewrap says so", () => {
  const warning = (sandbox: ClassResult["sandbox"]): string | undefined =>
    page(classOf([student("ada")], { sandbox })).document.querySelector(".warning")?.textContent ??
    undefined;
  expect(warning("node")).toContain("without bubblewrap");
  expect(warning("bwrap")).toBeUndefined();
});

import { basename } from "node:path";
import Papa from "papaparse";
import { expect, test, vi } from "vitest";
import type { Language } from "../../grade/language.ts";
import { reportHtml } from "../../grade/report/page.ts";
import { studentPageHtml } from "../../grade/report/student.ts";
import { studentFiles } from "../../grade/report/student-files.ts";
import {
  type ClassResult,
  meanShareOf,
  pointsOf,
  type StudentResult,
} from "../../grade/results/class-result.ts";
import { studentsToRerun } from "../../grade/results/open-answers.ts";
import { resultsCsv } from "../../grade/results/results-csv.ts";
import { resultsJson } from "../../grade/results/results-json.ts";
import type { ExerciseResult } from "../../grade/run/grade-submission.ts";
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
const page = (result: ClassResult, statement = ""): PageWindow => {
  const files = studentFiles(result.students);
  const statements = { "01-z/fit": statement };
  return openPage(reportHtml(result, { title: "The Z", statements, files, similar: [] }));
};
const ownPage = (result: ClassResult, statement = "", language: Language = "en"): PageWindow => {
  const exercises = { "01-z/fit": { title: "Der Fit", statement, hint: "Mira los errores." } };
  return openPage(
    studentPageHtml(result, result.students[0]!, { language, title: "The Z", exercises }),
  );
};

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

test.each([
  ["the report of the class", page],
  ["the page of the student", ownPage],
])("nothing that a student writes runs in %s, loads anything or links anywhere", (_, open) => {
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
  const window = open(classOf([one], { module: evil }), `${evil} [x](javascript:hacked=1)`);
  const { document } = window;
  expect("hacked" in window).toBe(false);
  expect(document.querySelectorAll("script, iframe, object, embed, link, form")).toHaveLength(0);
  for (const image of document.querySelectorAll("img")) expect(image.src).toMatch(/^data:image\//);
  for (const link of document.querySelectorAll("a"))
    expect(link.getAttribute("href")).toMatch(/^(?:#|students\/[^/<>"]+\.html$)/);
  for (const element of document.querySelectorAll("*")) {
    expect(element.getAttributeNames().filter((name) => name.startsWith("on"))).toEqual([]);
  }
  expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain(
    "default-src 'none'",
  );
});

test("the page of a student shows what they printed as they printed it", () => {
  const stream = { output_type: "stream", name: "stdout", text: evil } as const;
  const { document } = ownPage(classOf([student("ada", { ...fit, outputs: [stream] })]));
  expect(document.querySelector("pre.stdout")?.textContent).toBe(evil);
});

test.each([
  ["en", "not correct", "Next step"],
  ["es", "no es correcto", "Siguiente paso"],
  ["ru", "неверно", "Следующий шаг"],
] as const)("in %s a student reads %j", (language, status, next) => {
  const failed = { ...failedFit, hint: "Look at the errors." };
  const { document } = ownPage(classOf([student("ada", failed)]), "", language);
  expect(document.querySelector("html")?.getAttribute("lang")).toBe(language);
  expect(document.querySelector(".chip")?.textContent).toBe(status);
  expect(document.querySelector(".hint")?.textContent).toBe(`${next}: Mira los errores.`);
});

test("each student has a file of their own, whatever they are called", () => {
  const names = [
    "ada",
    "Ada",
    "../../etc/passwd",
    "a/b",
    "..",
    "",
    "con",
    "Анна 🚀",
    "x".repeat(300),
    "🚀".repeat(300),
  ];
  const files = studentFiles(names.map((name) => ({ student: name })));
  expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
  for (const file of files) expect(file).toMatch(/^students\/(?!\.)[^/\\:*?"<>|]{1,70}\.html$/u);
  for (const file of files) expect(Buffer.byteLength(basename(file))).toBeLessThan(220); // of 255, for drafts
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

/** A class with all that a report can tell of: wrong, late, open and failed answers, flags, and two alike. */
function eventfulClass(): ClassResult {
  const shared: ExerciseResult = { ...failedFit, reason: { en: "No.", es: "Aún no.", ru: "Нет." } };
  const slow: ExerciseResult = { ...failedFit, status: "timeout", flags: ["moved"] };
  const open: ExerciseResult = { ...failedFit, status: "needs-marking" };
  const all = [fit, shared, shared, slow, open, unscored, { ...fit, points: 1.5 }];
  return classOf(all.map((one, i) => student(`${i}`, one)));
}

test.each([
  ["es", /[a-záéíóúñ]{4}/i],
  ["ru", /[а-яё]{4}/i],
] as const)(
  "the report of a class that is graded in %s says nothing in English",
  (language, letters) => {
    const result = eventfulClass();
    const files = studentFiles(result.students);
    const pair = { students: ["1", "2"], share: 1, nShared: 20, exercises: ["01-z/fit"] } as const;
    const texts = { statements: {}, files, similar: [pair] };
    const read = (title: string, spoken: Language): readonly string[] => {
      const { document } = openPage(reportHtml(result, { ...texts, title, language: spoken }));
      expect(document.querySelector("html")?.getAttribute("lang")).toBe(spoken);
      const told = [
        ...document.querySelectorAll("h2, p, thead th, tfoot th, .figures li, summary"),
      ];
      const titled = [...document.querySelectorAll("[title], [aria-label]")].map(
        (one) => one.getAttribute("title") ?? one.getAttribute("aria-label") ?? "",
      );
      const open = [...document.querySelectorAll("td.grader, td.total")].map(
        (one) => one.textContent,
      );
      return [
        ...told.map((one) => one.textContent ?? ""),
        ...titled,
        ...open.map((one) => one ?? ""),
      ];
    };
    const [english, own] = [read("Z", "en"), read("Z", language)];
    expect(own).toHaveLength(english.length);
    const same = own.filter((text, i) => text === english[i] && /[A-Za-z]{4}/.test(text));
    expect(same.filter((text) => text !== "Total")).toEqual([]); // a Spanish word, too
    const worded = own.filter((text) => /\p{L}{4}/u.test(text));
    expect(worded.length).toBeGreaterThan(20);
    for (const text of worded) expect(text).toMatch(letters);
  },
);

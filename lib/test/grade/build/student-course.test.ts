import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findLeaks } from "../../../grade/author/leaks/find-leaks.ts";
import { secretsOf } from "../../../grade/author/leaks/secrets.ts";
import { buildCourse } from "../../../grade/build/build-course.ts";
import { studentCourse } from "../../../grade/build/student/student-course.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import * as counting from "../counting-course.ts";

const course = counting.buildCourse("student-course");
const out = mkdtempSync(join(tmpdir(), "toplab-build-"));
afterAll(() => {
  course.remove();
  rmSync(out, { recursive: true });
});
const module = await loadModule(course.root, "01-counting");

test("nothing of solutions, judges and right values is in the student course, and what is planted is found", async () => {
  const secrets = await secretsOf(module, 1);
  expect(secrets.lines.size).toBeGreaterThan(10);
  const files = studentCourse(course.root, [module]);
  expect(findLeaks(files, secrets)).toEqual([]);
  const solution = readFileSync(join(course.root, "solutions/01-counting/mean-mass.ts"));
  const planted = new Map([...files, ["notebooks/answers.md", { bytes: solution }]]);
  expect(findLeaks(planted, secrets)).toEqual([
    expect.objectContaining({
      file: "notebooks/answers.md",
      what: "the solution of 01-counting/mean-mass",
    }),
    expect.objectContaining({ file: "notebooks/answers.md" }),
  ]);
});

test("the exercise of a student course tells what is missing and gives no points", async () => {
  const files = studentCourse(course.root, [module]);
  const path = join(out, "exercise.mjs");
  writeFileSync(path, files.get("exercises/dist/01-counting/mean-mass/exercise.js")!.bytes);
  const { exercise } = await import(path);
  expect(exercise).toMatchObject({
    id: "01-counting/mean-mass",
    points: 2,
    answers: ["meanMass"],
    wrong: [],
  });
  expect(exercise.judge({ meanMass: "undefined" })).toMatchObject({
    ...{
      status: "not-attempted",
      credit: 0,
      reason: {
        en: expect.stringMatching(/Nothing here yet.*`meanMass`/),
        es: expect.stringMatching(/todavía no hay nada.*`meanMass`/),
        ru: expect.stringMatching(/пока нет ничего.*`meanMass`/),
      },
    },
  });
  expect(exercise.judge({ meanMass: "number" }).reason.en).toMatch(/after you have handed in/);
  expect(exercise.judge({}).credit).toBe(0);
});

test("a folder with other files in it is left as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toplab-own-"));
  writeFileSync(join(folder, "thesis.tex"), "precious");
  await expect(buildCourse(course.root, folder)).rejects.toThrow(/holds other files/);
  expect(readdirSync(folder)).toEqual(["thesis.tex"]);
  rmSync(folder, { recursive: true });
});

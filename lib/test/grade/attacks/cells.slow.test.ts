import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import { wordsIn } from "../../../grade/language.ts";
import type { StudentResult } from "../../../grade/results/class-result.ts";
import { writeResults } from "../../../grade/results/write-results.ts";
import { gradeClass } from "../../../grade/run/class-run.ts";
import { whyNoBubblewrap } from "../../../grade/sandbox/sandbox.ts";
import { submissionsOf } from "../../../grade/submissions/attempts.ts";
import { findSubmissions } from "../../../grade/submissions/submissions.ts";
import { buildCourse, solution } from "../counting-course.ts";
import { arrangements } from "./cells.ts";

const noSandbox = await whyNoBubblewrap();
const { root, remove } = buildCourse("attacks-on-cells");
const graded = new Map<string, StudentResult>();
const innocents = ["an innocent, first", "zoe, an innocent, last"];
let pages = "";
afterAll(remove);

beforeAll(async () => {
  if (noSandbox !== undefined) return;
  const module = await loadModule(root, "01-counting");
  const { cells, ...notebook } = withAnswers(module.notebook, solution);
  const folder = join(root, "submissions");
  mkdirSync(folder);
  const write = (name: string, arranged: unknown): void =>
    writeFileSync(join(folder, `${name}.ipynb`), JSON.stringify({ ...notebook, cells: arranged }));
  for (const name of innocents) write(name, cells);
  for (const { name, arrange } of arrangements)
    write(name, arrange(cells.map((cell) => ({ ...cell }))));
  const submissions = submissionsOf(await findSubmissions(folder), module.id);
  const result = await gradeClass(submissions, module, { sandbox: "bwrap", jobs: 2 });
  for (const one of result.students) graded.set(one.student, one);
  await writeResults(join(root, "results"), result, module);
  for (const name of readdirSync(join(root, "results/students"))) {
    pages += readFileSync(join(root, "results/students", name), "utf8");
  }
}, 1_800_000);

describe.skipIf(noSandbox !== undefined)("cells that are not as they were given out", () => {
  test("are worth what the code that counts is worth, and are told of", () => {
    const unlike = arrangements.flatMap(({ name, points, told }) => {
      const { exercises, problem = "" } = graded.get(name)!;
      const earned = exercises.map((one) => one.points);
      const said = [wordsIn(problem, "en"), ...exercises.flatMap(({ flags }) => flags)]
        .join(" ")
        .trim();
      const isRight = `${earned}` === `${points}` && told.test(said);
      return isRight
        ? []
        : [`${name}: ${earned}, ${exercises.map(({ status }) => status)}, "${said}"`];
    });
    expect(unlike).toEqual([]);
  });

  test("never make the grader fail, nor touch the notebooks beside them", () => {
    const failed = [...graded.values()].filter(({ exercises }) =>
      exercises.some(({ status }) => status === "grader-error"),
    );
    expect(failed).toEqual([]);
    for (const name of innocents) {
      const { exercises, problem } = graded.get(name)!;
      expect(exercises.map(({ points, flags }) => [points, flags])).toEqual([
        [3, []],
        [2, []],
      ]);
      expect(problem).toBeUndefined();
    }
  });

  test("make no report of megabytes", () => {
    expect(graded.size).toBe(arrangements.length + innocents.length);
    expect(pages.length).toBeLessThan(4_000_000);
  });
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Exercise } from "../../grade/exercise.ts";
import type { GradedModule } from "../../grade/graded-module.ts";
import { wordsIn } from "../../grade/language.ts";
import { type Examiner, examiner } from "../../grade/run/examiner.ts";
import { type ExerciseResult, gradeSubmission } from "../../grade/run/grade-submission.ts";
import {
  type ExecuteReply,
  type Kernel,
  type Notebook,
  parseNotebook,
} from "../../kernel/index.ts";
import { edited, errorOfCount, meanMass } from "./counting-course.ts";

const path = "lib/test/grade/fixtures/notebooks/01-counting.ipynb";
const notebook = parseNotebook(readFileSync(path, "utf8"), path);
const exercise = (id: string): Exercise => ({
  id,
  title: id,
  points: 1,
  answers: [],
  hints: [],
  wrong: [],
  inputs: () => null,
  reference: () => null,
  judge: () => ({ status: "pass", credit: 1, reason: "" }),
});
const exercises = [errorOfCount, meanMass].map(exercise);
const module: GradedModule = {
  id: "01-counting",
  title: "Counting",
  courseRoot: "",
  notebook,
  exercises,
  datasets: [],
};
const real = examiner("", 1);
const pretended: Examiner = { ...real, probe: async () => ({ status: "ok", value: {} }) };
const dead: ExecuteReply = { status: "dead", cause: "exit", reason: "gone" };

/** Grades in kernels that only pretend: they die at the cells named, and note which cells they ran. */
async function pretend(
  deadly: readonly string[],
  { submitted = notebook, course = notebook, slowMs = 0 } = {},
): Promise<{ results: readonly ExerciseResult[]; runs: readonly string[][] }> {
  const runs: string[][] = [];
  const idOf = (source: string): string =>
    submitted.cells.find((cell) => cell.source === source)!.id;
  const startKernel = async (): Promise<Kernel> => {
    const ran: string[] = [];
    runs.push(ran);
    const kernel: Pick<Kernel, "execute" | "spentMs" | "shutdown"> = {
      async execute(code) {
        ran.push(idOf(code));
        return deadly.includes(idOf(code)) ? dead : { status: "ok", executionCount: 1 };
      },
      spentMs: () => slowMs * ran.length,
      shutdown: async () => {},
    };
    return kernel as Kernel; // the rest is never asked for
  };
  const options = {
    examiner: pretended,
    startKernel,
    totalSeconds: slowMs ? slowMs / 1000 : 60,
    maxKernels: 3,
  };
  return {
    results: await gradeSubmission(submitted, { ...module, notebook: course }, options),
    runs,
  };
}

/** Marks one cell as only for show. */
function forShow(id: string) {
  return (json: Notebook): Notebook => ({
    ...json,
    cells: json.cells.map((cell) =>
      cell.id === id ? { ...cell, metadata: { toplab: { forShow: true } } } : cell,
    ),
  });
}

const statuses = (results: readonly ExerciseResult[]): string[] =>
  results.map(({ status }) => status);

test("cells after the last exercise are not run, since nothing depends on them", async () => {
  const { results, runs } = await pretend([]);
  expect(statuses(results)).toEqual(["pass", "pass"]);
  expect(runs).toEqual([["imports", "masses", "error", "check-error", "mean"]]);
});

test("a cell is left out as only for show when the lesson says so, not when the submission does", async () => {
  const { results, runs } = await pretend([], {
    course: edited(notebook, forShow("masses")),
    submitted: edited(notebook, (json) => forShow("imports")(forShow("masses")(json))),
  });
  expect(statuses(results)).toEqual(["pass", "pass"]);
  expect(runs).toEqual([["imports", "error", "check-error", "mean"]]);
});

test("a cell that kills its kernel is left out of the next run, and its exercise judged once", async () => {
  const { results, runs } = await pretend(["error"]);
  expect(statuses(results)).toEqual(["runtime-error", "pass"]);
  expect(runs[1]).toEqual(["imports", "masses", "check-error", "mean"]);
});

test("a cell between the exercises that kills costs none of them", async () => {
  const { results } = await pretend(["masses", "check-error"]);
  expect(statuses(results)).toEqual(["pass", "pass"]);
});

test("a notebook that kills kernel after kernel is left; what was judged before stays", async () => {
  const { results, runs } = await pretend(["imports", "masses", "check-error"]);
  expect(runs).toHaveLength(3);
  expect(statuses(results)).toEqual(["pass", "timeout"]);
  expect(wordsIn(results[1]!.reason, "en")).toContain("again and again");
});

test("when the time of the notebook is over, the rest is a timeout", async () => {
  const { results } = await pretend([], { slowMs: 30 });
  expect(statuses(results)).toEqual(["timeout", "timeout"]);
  expect(results[0]?.points).toBe(0);
  expect(wordsIn(results[0]!.reason, "en")).toContain("as a whole");
});

test("a deleted exercise is not attempted and flagged, and the maximum stays", async () => {
  const submitted = edited(notebook, (json) => ({
    ...json,
    cells: json.cells.filter(({ id }) => id !== "error"),
  }));
  const { results } = await pretend([], { submitted });
  expect(statuses(results)).toEqual(["not-attempted", "pass"]);
  expect(results[0]).toMatchObject({ maxPoints: 1, flags: ["deleted"], code: "" });
});

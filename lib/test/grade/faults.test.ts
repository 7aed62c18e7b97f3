import { afterAll, beforeAll, expect, test } from "vitest";
import type { Exercise } from "../../grade/exercise.ts";
import { type GradedModule, loadModule } from "../../grade/graded-module.ts";
import type { Journal } from "../../grade/journal/journal.ts";
import { memoryJournal } from "../../grade/journal/journal.ts";
import { pointsOf } from "../../grade/results/class-result.ts";
import { studentsToRerun } from "../../grade/results/open-answers.ts";
import { resultsCsv } from "../../grade/results/results-csv.ts";
import { type ClassOptions, gradeClass } from "../../grade/run/class-run.ts";
import type { GradingKernel } from "../../grade/run/gather-evidence.ts";
import type { GradingKernels } from "../../grade/run/grading-kernels.ts";
import type { ExecuteReply, ProbeReply } from "../../kernel/index.ts";
import { buildCourse, errorOfCount } from "./counting-course.ts";

const { root, remove } = buildCourse("faults");
let module: GradedModule;
beforeAll(async () => {
  module = await loadModule(root, "01-counting");
});
afterAll(remove);

const right = { errors: [0, 1, 4, 101, 2.5e5].map(Math.sqrt), meanMass: (90.5 + 91 + 92.1) / 3 };
const kernel: GradingKernel = {
  execute: async () => ({ status: "ok", executionCount: 1 }),
  probe: async () => ({ status: "ok", value: right }),
  shutdown: async () => {},
};
const kernels: GradingKernels = {
  start: async () => kernel,
  prepare: async () => {},
  close: async () => {},
};
const fault = new Error("a fault was put in here");
const fails = (): never => {
  throw fault;
};
const crash: ExecuteReply & ProbeReply = { status: "dead", cause: "crash", reason: "killed" };

interface Broken {
  readonly kernels?: Partial<GradingKernels>;
  readonly kernel?: Partial<GradingKernel>;
  readonly exercise?: Partial<Exercise>;
  readonly journal?: Partial<Journal>;
}

/** Grades one right notebook with a grader of which one part is broken. */
function gradeWith({ kernels: some, kernel: own, exercise, journal }: Broken) {
  const [first, ...others] = module.exercises;
  const broken = { ...module, exercises: [{ ...first!, ...exercise }, ...others] };
  const options: ClassOptions = {
    sandbox: "bwrap",
    journal: { ...memoryJournal(), ...journal },
    kernelsOf: async () => ({ ...kernels, start: async () => ({ ...kernel, ...own }), ...some }),
  };
  const submission = { student: "ada", path: "ada.ipynb", notebook: module.notebook };
  return gradeClass([submission], broken, options);
}

test("a grader that is whole gives the marks", async () => {
  const result = await gradeWith({});
  expect(pointsOf(result.students[0]!)).toBe(5);
  expect(studentsToRerun(result)).toEqual([]);
});

const broken: readonly (readonly [part: string, how: Broken])[] = [
  ["sandbox that does not start", { kernels: { start: fails } }],
  ["compiler that is gone", { kernel: { execute: fails } }],
  ["kernel that cannot be asked", { kernel: { probe: fails } }],
  ["kernel that cannot be ended", { kernel: { shutdown: fails } }],
  ["judge", { exercise: { judge: fails } }],
  [
    "judge of impossible credit",
    { exercise: { judge: () => ({ status: "pass", credit: Number.NaN, reason: "" }) } },
  ],
  [
    "judge of too much credit",
    { exercise: { judge: () => ({ status: "pass", credit: 2, reason: "" }) } },
  ],
  ["reference", { exercise: { reference: fails } }],
  ["hidden input", { exercise: { inputs: fails } }],
  ["journal that cannot be read", { journal: { find: fails } }],
  ["journal that cannot be written", { journal: { add: fails } }],
  [
    "prerequisite that is not there",
    {
      exercise: {
        prerequisites: ["lost"],
        judge: () => ({ status: "fail", credit: 0, reason: "" }),
      },
    },
  ],
];

test.each(broken)("a broken %s gives a grader-error and a rerun, never a mark", async (_, how) => {
  const result = await gradeWith(how);
  const statuses = result.students[0]!.exercises.map(({ status }) => status);
  expect(statuses).toContain("grader-error");
  expect(studentsToRerun(result)).toEqual(["ada"]);
  expect(pointsOf(result.students[0]!)).toBeUndefined();
  for (const { status, points } of result.students[0]!.exercises) {
    if (status === "grader-error") expect(points).toBe(0);
  }
  expect(resultsCsv(result)).toContain("run again");
});

test("preparing ahead that fails costs nothing, since who needs a cell asks again", async () => {
  const result = await gradeWith({ kernels: { prepare: fails } });
  expect(pointsOf(result.students[0]!)).toBe(5);
});

test("a process that was ended from outside is started again, and the mark is the same", async () => {
  let deaths = 0;
  const dying = <Reply>(reply: Reply): Promise<Reply | typeof crash> =>
    Promise.resolve(deaths++ === 2 ? crash : reply);
  const execute = (): Promise<ExecuteReply> => dying({ status: "ok", executionCount: 1 } as const);
  const result = await gradeWith({ kernel: { execute } });
  expect(pointsOf(result.students[0]!)).toBe(5);
});

test("a cell that ends its process again is believed, and costs its own exercise", async () => {
  const execute: GradingKernel["execute"] = async (code) =>
    code.includes("errorOfCount") ? crash : { status: "ok", executionCount: 1 };
  const result = await gradeWith({ kernel: { execute } });
  const [first, second] = result.students[0]!.exercises;
  expect(first).toMatchObject({ exercise: errorOfCount, status: "runtime-error", points: 0 });
  expect(second).toMatchObject({ status: "pass", points: 2 });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { withAnswers } from "../../grade/answers.ts";
import { readSolution } from "../../grade/exercise-files.ts";
import { type GradedModule, loadModule } from "../../grade/graded-module.ts";
import { fail, partial, pass } from "../../grade/judgement.ts";
import { wordsIn } from "../../grade/language.ts";
import { gradeClass } from "../../grade/run/class-run.ts";
import type { GradingKernel } from "../../grade/run/gather-evidence.ts";
import type { ExerciseResult } from "../../grade/run/grade-submission.ts";
import { buildCourse, edited, errorOfCount, meanMass, solution } from "./counting-course.ts";

const { root, remove } = buildCourse("follow-through");
let module: GradedModule;
beforeAll(async () => {
  const read = await loadModule(root, "01-counting");
  const [first, second] = read.exercises;
  module = {
    ...read,
    exercises: [
      {
        ...first!,
        judge: ({ right }: { right?: unknown }) => (right ? pass() : fail("Not right.")),
      },
      {
        ...second!,
        prerequisites: ["error-of-count"],
        judge({ right, share }: { right?: unknown; share?: unknown }) {
          if (right) return pass();
          return share === 0.5 ? partial(0.5, "Half of it.") : fail("Not right.");
        },
      },
    ],
  };
});
afterAll(remove);

/** A kernel in which the second answer is what `second` makes of the first. */
function kernelOf(ran: string[], second: (isFirstRight: boolean) => unknown): GradingKernel {
  let isFirstRight = false;
  return {
    async execute(code, onOutput) {
      ran.push(code);
      onOutput({ output_type: "stream", name: "stdout", text: code });
      if (code.includes("errorOfCount")) isFirstRight = code.includes("Math.sqrt");
      return { status: "ok", executionCount: 1 };
    },
    async probe(path) {
      const value = path.includes("mean-mass") ? second(isFirstRight) : { right: isFirstRight };
      return { status: "ok", value };
    },
    shutdown: async () => {},
  };
}

async function grade(
  answers: Readonly<Record<string, string>>,
  second: (isFirstRight: boolean) => unknown,
  {
    sandbox = "bwrap" as const,
    isFirstDeleted = false,
  }: { sandbox?: "bwrap" | "node"; isFirstDeleted?: boolean } = {},
): Promise<{ first: ExerciseResult; second: ExerciseResult; ran: string[]; kernels: number }> {
  const ran: string[] = [];
  let kernels = 0;
  const whole = withAnswers(module.notebook, answers);
  const notebook = isFirstDeleted
    ? edited(whole, (json) => ({ ...json, cells: json.cells.filter(({ id }) => id !== "error") }))
    : whole;
  const result = await gradeClass([{ student: "ada", path: "ada.ipynb", notebook }], module, {
    sandbox,
    kernelsOf: async () => ({
      start: async () => {
        kernels++;
        return kernelOf(ran, second);
      },
      prepare: async () => {},
      close: async () => {},
    }),
  });
  const [one, two] = result.students[0]!.exercises;
  return { first: one!, second: two!, ran, kernels };
}

const wrong = {
  [errorOfCount]: "function errorOfCount(n: number) { return n; }",
  [meanMass]: "const meanMass = 1;",
};
const builtOn = (isFirstRight: boolean): unknown => ({ right: isFirstRight });

test("an answer built rightly on a wrong one counts, and the wrong one still does not", async () => {
  const { first, second } = await grade(wrong, builtOn);
  expect([first.points, second.points]).toEqual([0, 2]);
  expect(second.status).toBe("pass");
  expect(wordsIn(second.reason, "en")).toContain("“The error of a count”");
  expect(wordsIn(second.reason, "es")).toContain("«El error de un recuento»");
  expect(wordsIn(second.reason, "ru")).toContain("«Погрешность счёта»");
});

test("a deleted answer is stood in for as well", async () => {
  const { first, second } = await grade(wrong, builtOn, { isFirstDeleted: true });
  expect(first).toMatchObject({ points: 0, flags: ["deleted"] });
  expect(second.points).toBe(2);
});

test("the better of both counts: partial credit of one's own is not lost", async () => {
  const own = await grade(wrong, (isFirstRight) => ({ share: isFirstRight ? 0 : 0.5 }));
  expect(own.second).toMatchObject({ status: "partial", points: 1, reason: "Half of it." });
  const reference = await grade(wrong, (isFirstRight) => ({ share: isFirstRight ? 0.5 : 0 }));
  expect(reference.second).toMatchObject({ status: "partial", points: 1 });
});

test("nothing runs twice when all is right, or when what comes before is", async () => {
  expect((await grade(solution, builtOn)).kernels).toBe(1);
  expect(
    (await grade({ ...wrong, [errorOfCount]: solution[errorOfCount]! }, () => ({}))).kernels,
  ).toBe(1);
});

test("what ran beside the author's answer is shown to nobody", async () => {
  const { first, second, ran } = await grade(wrong, builtOn);
  expect(ran).toContain(await readSolution(root, errorOfCount));
  expect(JSON.stringify([first, second])).not.toContain("Math.sqrt");
});

test("without a wall around submissions no author's answer goes in", async () => {
  const { second, ran } = await grade(wrong, builtOn, { sandbox: "node" });
  expect(ran).not.toContain(await readSolution(root, errorOfCount));
  expect(second.points).toBe(0);
});

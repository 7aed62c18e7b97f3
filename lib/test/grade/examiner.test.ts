import { afterAll, expect, test } from "vitest";
import { verifyReason } from "../../grade/author/verify-reason.ts";
import type { Exercise } from "../../grade/exercise.ts";
import { loadExercise } from "../../grade/graded-module.ts";
import { wordsIn } from "../../grade/language.ts";
import { examiner, graderError, notRun } from "../../grade/run/examiner.ts";
import type { Kernel, ProbeReply } from "../../kernel/index.ts";
import { buildCourse, meanMass } from "./counting-course.ts";

const { root, remove } = buildCourse("examiner");
afterAll(remove);
const exercise = await loadExercise(root, meanMass);

async function judge(reply: ProbeReply, asked: Exercise = exercise): Promise<string> {
  const kernel = { probe: async () => reply } as Partial<Kernel> as Kernel; // the rest is never asked for
  const { judgement } = await examiner(root, 1).examine(kernel, asked);
  return `${judgement.points} ${judgement.status}`;
}
const broken = (): never => {
  throw new Error("out of order");
};

test("points come from the values that the probe brings, and from nothing else it says", async () => {
  expect(await judge({ status: "ok", value: { meanMass: 91.2 } })).toBe("2 pass");
  const lies = [{ status: "pass", credit: 1 }, "pass", 1, null, undefined, [], true];
  for (const value of lies) expect(await judge({ status: "ok", value })).toBe("0 not-attempted");
});

test("a grader that fails gives no mark: its inputs, its reference, its judge, its credit", async () => {
  const right: ProbeReply = { status: "ok", value: { meanMass: 91.2 } };
  const tooMuch: Exercise["judge"] = () => ({ status: "pass", credit: 7, reason: "" });
  for (const fault of [
    { inputs: broken },
    { reference: broken },
    { judge: broken },
    { judge: tooMuch },
  ]) {
    expect(await judge(right, { ...exercise, ...fault })).toBe("0 grader-error");
  }
});

test("each way for a cell to fail has its own status, and none has points", () => {
  const error = {
    status: "error",
    executionCount: 1,
    ename: "Error",
    evalue: "no",
    traceback: [],
  } as const;
  const exit = { status: "dead", reason: "gone" } as const;
  const status = (reply: Parameters<typeof notRun>[1]): string => {
    const { points, status } = notRun(exercise, reply);
    return `${points} ${status}`;
  };
  expect(status({ ...error, kind: "compile" })).toBe("0 type-error");
  expect(status({ ...error, kind: "runtime" })).toBe("0 runtime-error");
  expect(status({ ...error, kind: "timeout" })).toBe("0 timeout");
  expect(status({ ...error, kind: "runtime", ename: "EPERM" })).toBe("0 blocked");
  expect(status({ ...exit, cause: "crash" })).toBe("0 runtime-error");
  expect(status({ ...exit, cause: "flood" })).toBe("0 runtime-error");
  expect(status({ ...exit, cause: "out-of-memory" })).toBe("0 out-of-memory");
  expect(status({ ...exit, cause: "timeout" })).toBe("0 timeout");
});

test("what a student's error says is cut, so that no report is drowned in it", () => {
  const evalue = `${"x".repeat(1e6)}\nsecond line`;
  const reply = {
    status: "error",
    executionCount: 1,
    kind: "runtime",
    ename: "E",
    evalue,
    traceback: [],
  } as const;
  expect(wordsIn(notRun(exercise, reply).reason, "en").length).toBeLessThan(400);
});

test("whichever way a cell ends, a reader of each language is told why in it", async () => {
  const error = { status: "error", executionCount: 1, traceback: [] } as const;
  const thrown = { ...error, ename: "ReferenceError", evalue: "masses is not defined" };
  const causes = ["exit", "crash", "out-of-memory", "timeout", "flood", "shutdown"] as const;
  const ends: readonly Parameters<typeof notRun>[1][] = [
    ...(["compile", "runtime", "timeout"] as const).map((kind) => ({ ...thrown, kind })),
    { ...thrown, kind: "runtime", ename: "EPERM" },
    ...causes.map((cause) => ({ status: "dead", reason: "The process has ended", cause }) as const),
  ];
  const kernel = (reply: ProbeReply) => ({ probe: async () => reply });
  const reasons = [
    ...ends.map((end) => notRun(exercise, end).reason),
    graderError(exercise, new Error("this is the message of the error")).reason,
  ];
  for (const end of ends) {
    const { judgement } = await examiner(root, 1).examine(kernel(end), exercise);
    reasons.push(judgement.reason);
  }
  const problems: unknown[] = [];
  for (const reason of reasons) verifyReason("m/x", "", reason, (trial) => problems.push(trial));
  expect(problems).toEqual([]);
  expect(wordsIn(reasons[1]!, "ru")).toBe(
    "Ячейка остановилась с ошибкой: «ReferenceError: masses is not defined»",
  );
});

import { expect, test } from "vitest";
import { defaultLimits, type Exercise } from "../../../grade/exercise.ts";
import { wordsIn } from "../../../grade/language.ts";
import { type GradingKernel, gatherEvidence } from "../../../grade/run/gather-evidence.ts";
import type { RunPlan } from "../../../grade/run/run-plan.ts";
import type { ExecuteReply, ProbeReply } from "../../../kernel/index.ts";

const exercise = (id: string): Exercise => ({ id }) as Partial<Exercise> as Exercise; // the rest is never asked for
const plan: RunPlan = ["a", "b", "c"].map((id) => ({
  cell: { cell_type: "code", id, metadata: {}, source: id, execution_count: null, outputs: [] },
  limits: { ...defaultLimits, seconds: 10 },
  exercise: exercise(id),
}));
const book = "x".repeat(5_000_000);
const failure = { kind: "runtime", ename: book, evalue: book, traceback: [book, book] } as const;

function kernelWith(reply: ExecuteReply, secondsPerCell: number, limits: number[]): GradingKernel {
  let spent = 0;
  return {
    async execute(_code, _onOutput, { timeoutMs = 0 } = {}) {
      limits.push(timeoutMs / 1000);
      spent += secondsPerCell * 1000;
      return reply;
    },
    probe: async () => ({ status: "ok", value: {} }),
    spentMs: () => spent,
    shutdown: async () => {},
  };
}

test("an error like a book is kept as its first page, from a cell and from a probe", async () => {
  const said: ProbeReply = { status: "error", ...failure };
  const replies = [
    { ...said, executionCount: 1 },
    { status: "ok", executionCount: 1 },
  ] as const;
  for (const reply of replies) {
    const evidence = await gatherEvidence(plan, {
      startKernel: async () => kernelWith(reply, 1, []),
      probe: async () => said,
    });
    expect(JSON.stringify([...evidence]).length).toBeLessThan(40_000);
    expect(evidence.get("a")).toMatchObject({ kind: "ran" });
  }
});

test("what a notebook may take is what its kernel counts, and the last cell gets the rest of it", async () => {
  const limits: number[] = [];
  const evidence = await gatherEvidence(plan, {
    startKernel: async () => kernelWith({ status: "ok", executionCount: 1 }, 8, limits),
    probe: async () => ({ status: "ok", value: {} }),
    totalSeconds: 12,
  });
  expect(limits).toEqual([10, 4]);
  expect(["a", "b"].map((id) => evidence.get(id)?.kind)).toEqual(["ran", "ran"]);
  const left = evidence.get("c");
  expect(left?.kind === "left" && wordsIn(left.why, "en")).toContain("longer than 12 s");
});

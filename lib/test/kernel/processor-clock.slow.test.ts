import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { processorTime } from "../../kernel/clock/processor-time.ts";
import { type Kernel, startKernel } from "../../kernel/index.ts";

const isTold = existsSync("/proc/self/stat");
let kernel: Kernel | undefined;
afterEach(() => kernel?.shutdown());

const start = async (): Promise<Kernel> => {
  kernel = await startKernel({ cwd: process.cwd(), graceMs: 0, clock: "processor" });
  return kernel;
};
const work = (ms: number): string =>
  `{ const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const before = used();
while (used() - before < ${ms}) ; }`;

test.skipIf(!isTold)(
  "the system counts what threads, children and their ended children have used",
  async () => {
    const burn = work(400);
    const program = `
const { Worker } = require("node:worker_threads");
const { execFileSync, spawn } = require("node:child_process");
${burn}
execFileSync(process.execPath, ["-e", ${JSON.stringify(burn)}]);
new Worker(${JSON.stringify(burn)}, { eval: true }).on("exit", () => {
  spawn(process.execPath, ["-e", ${JSON.stringify(`${burn} console.log("done"); process.stdin.resume();`)}], { stdio: "inherit" });
});`;
    const child = spawn(process.execPath, ["-e", program], { stdio: ["pipe", "pipe", "inherit"] });
    const own = processorTime(process.pid)!.used;
    await once(child.stdout, "data");
    const used = processorTime(child.pid!)!.used;
    const below = processorTime(process.pid)!.used - own;
    expect(used).toBeGreaterThan(1500); // four times 400 ms, less the ticks that are lost
    expect(used).toBeLessThan(6000); // and what starting Node takes
    expect(below).toBeGreaterThanOrEqual(used * 0.9);
    child.stdin.end(); // which ends the last one
    await once(child, "close");
  },
);

test.skipIf(!isTold)("a cell that a busy machine keeps waiting is not too slow", async () => {
  const { execute, pid } = await start();
  const running = execute(work(1000), () => {}, { timeoutMs: 2000 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  process.kill(pid, "SIGSTOP"); // others have the processor for longer than the cell may take
  await new Promise((resolve) => setTimeout(resolve, 3000));
  process.kill(pid, "SIGCONT");
  expect(await running).toMatchObject({ status: "ok" });
});

test.each([
  ["a loop", "for (;;) {}", "ran longer than 1 s"],
  ["a loop after a wait", "await new Promise((r) => setTimeout(r, 5));\nfor (;;) {}", "ran longer"],
  [
    "threads",
    'import { Worker } from "node:worker_threads";\nconst lazy = [1, 2].map(() => new Worker("for (;;) {}", { eval: true }));\nawait new Promise(() => {});',
    "", // a full machine may let none of them run
  ],
  [
    "other programs",
    'import { spawn } from "node:child_process";\nconst child = spawn(process.execPath, ["-e", "const end = Date.now() + 6e4; while (Date.now() < end) ;"]);\nprocess.on("exit", () => child.kill());\nawait new Promise(() => {});',
    "ran longer than 1 s",
  ],
  ["sleep", "await new Promise(() => {});", "was not done after 4 s"],
])("%s ends a second of work later, or four of waiting", async (_, code, reason) => {
  const { execute, spentMs } = await start();
  const reply = await execute(code, () => {}, { timeoutMs: 1000 });
  expect(JSON.stringify(reply)).toMatch(/"(cause|kind)":"timeout"/);
  if (isTold) expect(JSON.stringify(reply)).toContain(reason);
  expect(spentMs()).toBeGreaterThan(950);
});

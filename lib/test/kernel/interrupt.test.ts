import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let kernel: Kernel;

beforeAll(async () => {
  kernel = await startKernel({ cwd: tmpdir() });
  await runCell(kernel, "let kept = 91.19; let turns = 0;");
});
afterAll(() => kernel.shutdown());

/** Cells that would never end; each prints when it has begun and counts its turns. */
const endless = {
  "an endless loop": "while (true) turns++;",
  "an endless loop after an await": "await null; while (true) turns++;",
  "an endless loop of awaits": "while (true) { await null; turns++ }",
  "an endless loop that sleeps":
    "while (true) { await new Promise((r) => setTimeout(r, 1)); turns++ }",
  "an endless loop over what arrives":
    "async function* ticks() { while (true) { await new Promise((r) => setTimeout(r, 1)); yield 1 } }\n" +
    "for await (const tick of ticks()) turns += tick;",
  "an endless chain of promises":
    "const next = () => { turns++; Promise.resolve().then(next) }; next();",
  "an endless loop in a timer":
    "setTimeout(() => { while (true) turns++ }, 1); await new Promise(() => {})",
  "an endless loop in a microtask":
    "queueMicrotask(() => { while (true) turns++ }); await new Promise(() => {})",
  "an endless loop that catches everything":
    "while (true) { try { while (true) turns++ } catch { } finally { turns++ } }",
  "an endless loop that prints": "while (true) { turns++; process.stdout.write('.') }",
  "a promise that never settles": "turns++; await new Promise(() => {})",
};

for (const [name, code] of Object.entries(endless)) {
  test(`${name} is interrupted, and the variables survive`, async () => {
    await runCell(kernel, "turns = 0");
    let begun = false;
    const reply = kernel.execute(`process.stdout.write('begun');\n${code}`, () => {
      if (begun) return;
      begun = true;
      setTimeout(() => void kernel.interrupt(), 20);
    });
    expect(await reply).toMatchObject({ status: "error", kind: "interrupt", ename: "Interrupted" });
    expect((await runCell(kernel, "kept")).result).toBe("91.19");
    const { result } = await runCell(kernel, "const seen = turns; [seen > 0, seen]");
    expect(result).toMatch(/^\[ true, \d+ \]$/);
    const still = "await new Promise((r) => setTimeout(r, 30)); turns === seen";
    expect((await runCell(kernel, still)).result, "the loop has really ended").toBe("true");
  });
}

test("timers and promises work as ever after all that", async () => {
  const code =
    "await new Promise((r) => setTimeout(r, 5)); await new Promise(setImmediate); 'fine'";
  expect((await runCell(kernel, code)).result).toBe("'fine'");
});

test("an interrupt that comes as the cell ends by itself hurts neither it nor the next", async () => {
  for (let ms = 90; ms < 125; ms += 2) {
    const busy = `const end = performance.now() + ${ms}; while (performance.now() < end);`;
    const cell = kernel.execute(`console.log("begun"); ${busy}`, ({ output_type }) => {
      if (output_type === "stream") void kernel.interrupt();
    });
    expect((await cell).status).not.toBe("dead");
    expect((await runCell(kernel, `${ms} + 1`)).result).toBe(String(ms + 1));
  }
});

test("an interrupt with nothing to stop changes nothing", async () => {
  await kernel.interrupt();
  expect((await runCell(kernel, "kept")).result).toBe("91.19");
});

test("a cell that runs out of time says so, and the kernel lives", async () => {
  const { reply, traceback } = await runCell(kernel, "while (true);", { timeoutMs: 50 });
  expect(reply).toMatchObject({ status: "error", kind: "timeout" });
  expect(traceback).toEqual(["The cell ran longer than 0.05 s"]);
  expect((await runCell(kernel, "kept")).result).toBe("91.19");
});

test("a cell that cannot be stopped in time is ended with its process", async () => {
  const deaf = await startKernel({ cwd: tmpdir(), graceMs: 100 });
  const { reply } = await runCell(
    deaf,
    'import { execFileSync } from "node:child_process";\n' +
      'execFileSync(process.execPath, ["-e", "setTimeout(() => {}, 30_000)"])',
    { timeoutMs: 100 },
  );
  expect(reply).toEqual({
    status: "dead",
    cause: "timeout",
    reason: "The cell ran longer than 0.1 s",
  });
});

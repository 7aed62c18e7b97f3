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
  "an endless chain of promises that is awaited":
    "function f(): Promise<void> { turns++; return Promise.resolve().then(f) }\nawait f();",
  "an endless chain of promises that lets others run":
    "const f = (): Promise<void> => { turns++; return new Promise((r) => setImmediate(r)).then(f) };\nawait f();",
  "work that a timer repeats": "setInterval(() => { turns++ }, 1); await new Promise(() => {})",
  "a timer that sets itself again":
    "const tick = () => { turns++; setTimeout(tick, 1) }; tick(); await new Promise(() => {})",
  "an endless queue of ticks":
    "const tick = () => { turns++; process.nextTick(tick) }; tick(); await new Promise(() => {})",
  "a pattern that takes ages to match": "turns++; /^(a+)+$/.test('a'.repeat(60) + 'b')",
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

test("two interrupts at once are as good as one", async () => {
  const reply = kernel.execute("process.stdout.write('x'); while (true) turns++", () => {
    void kernel.interrupt();
    void kernel.interrupt();
  });
  expect(await reply).toMatchObject({ status: "error", kind: "interrupt" });
  const next = "const end = performance.now() + 300; while (performance.now() < end); 'whole'";
  expect((await runCell(kernel, next)).result).toBe("'whole'");
});

test("work that an earlier cell left behind is ended by an interrupt, too", async () => {
  await runCell(kernel, "turns = 0; setInterval(() => { turns++ }, 1); 1");
  await runCell(kernel, "while (turns === 0) await new Promise((r) => setTimeout(r, 1))");
  await kernel.interrupt();
  const still = "const then = turns; await new Promise((r) => setTimeout(r, 30)); turns === then";
  expect((await runCell(kernel, still)).result).toBe("true");
});

test("what a library waits for is not touched by an interrupt", async () => {
  await runCell(
    kernel,
    'import { setTimeout as later } from "node:timers"; import { promisify } from "node:util";\n' +
      "let arrived = false; later(() => { arrived = true }, 50)",
  );
  const reply = kernel.execute("process.stdout.write('x'); while (true);", () =>
    kernel.interrupt(),
  );
  expect(await reply).toMatchObject({ kind: "interrupt" });
  expect((await runCell(kernel, "await promisify(setTimeout)(60); arrived")).result).toBe("true");
});

test("types that keep the compiler busy for ages are interrupted, and the variables survive", async () => {
  await runCell(kernel, "/** @module cuts */\nexport const lowest = 25;");
  await runCell(kernel, "import { lowest } from './cuts'; interface Muon { pt: number }");
  const ages = `
    type Orders<T extends string, U extends string = T> =
      [T] extends [never] ? "" : T extends U ? \`\${T}\${Orders<Exclude<U, T>>}\` : never;
    const order: Orders<"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i"> = "abcdefghi";`;
  const reply = kernel.execute(ages, () => {});
  setTimeout(() => void kernel.interrupt(), 20);
  expect(await reply).toMatchObject({ status: "error", kind: "interrupt" });
  const after = "const muon: Muon = { pt: lowest }; [muon.pt, kept]";
  expect((await runCell(kernel, after)).result).toBe("[ 25, 91.19 ]");
  const fresh = "import { lowest as again } from './cuts'; again";
  expect((await runCell(kernel, fresh)).result).toBe("25");
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

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const folder = mkdtempSync(join(tmpdir(), "toplab-probe-"));
let kernel: Kernel;
let asked: unknown;

/** Writes a probe and gives its path. */
function probeFile(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, code);
  return path;
}

beforeAll(async () => {
  const sum = probeFile("sum", "export const probe = ({ add }, [a, b]) => add(a, b);");
  kernel = await startKernel({
    cwd: folder,
    handlers: {
      check: async (payload, asking) => {
        asked = payload;
        return asking.probe(sum, [3, 4]);
      },
      refuse: () => Promise.reject(new Error("not today")),
    },
  });
  await runCell(kernel, "const add = (a: number, b: number) => a + b; let peak = 91.19;");
});
afterAll(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

test("a probe sees the variables of the cells, and its inputs as they were sent", async () => {
  const path = probeFile(
    "all",
    "export const probe = (locals, inputs) => ({ names: Object.keys(locals), peak: locals.peak, inputs });",
  );
  const inputs = { seeds: Float64Array.of(1, Number.NaN), limit: Infinity, none: undefined };
  expect(await kernel.probe(path, inputs)).toEqual({
    status: "ok",
    value: { names: ["add", "peak"], peak: 91.19, inputs },
  });
});

test("a probe is read afresh every time", async () => {
  for (const value of [1, 2]) {
    const path = probeFile("fresh", `export const probe = async () => ${value};`);
    expect(await kernel.probe(path, 0)).toEqual({ status: "ok", value });
  }
});

test("a cell can wait for a check that probes this very kernel", async () => {
  await runCell(
    kernel,
    'import { kernelHook } from "toplab/core"; const { request } = kernelHook()',
  );
  const { result } = await runCell(
    kernel,
    `const reply = await request("check", { exercise: "sum" }); JSON.stringify(reply)`,
  );
  expect(asked).toEqual({ exercise: "sum" });
  expect(result).toBe(`'{"status":"ok","value":7}'`);
  const refused = await runCell(kernel, `await request("refuse", 1)`);
  expect(refused.reply).toMatchObject({ status: "error", evalue: "not today" });
  const unknown = await runCell(kernel, `await request("constructor", 1)`);
  expect(unknown.reply).toMatchObject({
    evalue: expect.stringContaining("Nothing here can answer"),
  });
});

test("what goes wrong in a probe is a reply, not a rejection", async () => {
  const cases = {
    'throw new TypeError("no number")': { ename: "TypeError", evalue: "no number" },
    "const loop = []; loop.push(loop); return loop": { evalue: expect.stringContaining("itself") },
  };
  for (const [body, failure] of Object.entries(cases)) {
    const path = probeFile("bad", `export function probe() { ${body} }`);
    expect(await kernel.probe(path, 0)).toMatchObject({
      status: "error",
      kind: "runtime",
      ...failure,
    });
  }
  expect(await kernel.probe(join(folder, "missing.mjs"), 0)).toMatchObject({ status: "error" });
  expect(await kernel.probe(probeFile("empty", "export {}"), 0)).toMatchObject({
    evalue: expect.stringContaining('no function "probe"'),
  });
});

test("a probe that never ends runs out of time, and the variables survive", async () => {
  for (const body of ["while (true);", "return new Promise(() => {})"]) {
    const path = probeFile("endless", `export function probe() { ${body} }`);
    expect(await kernel.probe(path, 0, { timeoutMs: 50 })).toMatchObject({
      status: "error",
      kind: "timeout",
      evalue: "The check ran longer than 0.05 s",
    });
  }
  expect((await runCell(kernel, "peak")).result).toBe("91.19");
});

test("stopping a probe leaves the cell that waits for it running", async () => {
  const path = probeFile("endless", "export function probe() { while (true); }");
  const cell = runCell(kernel, "await new Promise((r) => setTimeout(r, 300)); 'cell done'");
  const probe = kernel.probe(path, 0, { timeoutMs: 50 });
  expect(await probe).toMatchObject({ kind: "timeout" });
  expect((await cell).result).toBe("'cell done'");
});

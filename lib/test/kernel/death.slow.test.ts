import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { type KernelOptions, startKernel } from "../../kernel/index.ts";
import { type CellRun, patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience });

/** Runs cells in a kernel of their own and gives the last one's end. */
async function lastOf(
  cells: readonly string[],
  options: Partial<KernelOptions> = {},
): Promise<CellRun> {
  const kernel = await startKernel({ cwd: tmpdir(), ...options });
  const runs: CellRun[] = [];
  for (const cell of cells) runs.push(await runCell(kernel, cell));
  await kernel.shutdown();
  return runs.at(-1)!;
}

test("a cell that ends its process is told so, and so is every later one", async () => {
  const kernel = await startKernel({ cwd: tmpdir() });
  const { reply, traceback } = await runCell(kernel, "process.exit(3)");
  const end = { cause: "exit", reason: "The kernel's process ended, with exit code 3" };
  expect(reply).toEqual({ status: "dead", ...end });
  expect(traceback).toEqual([end.reason]);
  expect((await runCell(kernel, "1")).reply.status).toBe("dead");
  expect(await kernel.probe("/nowhere.js", 1)).toEqual({ status: "dead", ...end });
  expect(await kernel.exited).toEqual(end);
});

test("a cell that kills its process, also from behind, ends dead and not hanging", async () => {
  const { reply } = await lastOf([
    "setTimeout(() => process.kill(process.pid, 9), 5); await new Promise(() => {})",
  ]);
  expect(reply).toMatchObject({ status: "dead", cause: "crash" });
});

test("a cell that fills the memory is told that it did", async () => {
  const { reply, outputs } = await lastOf(
    ["const all: number[][] = [];\nwhile (true) all.push(new Array(1000).fill(0.5))"],
    { memoryMb: 150 },
  );
  expect(reply).toMatchObject({ status: "dead", cause: "out-of-memory" });
  expect(outputs).toHaveLength(1); // without V8's page of addresses
});

test("a cell that floods its outputs is stopped", async () => {
  const { reply } = await lastOf(["while (true) console.log('x'.repeat(1000))"], { outputMb: 1 });
  expect(reply).toEqual({
    status: "dead",
    cause: "flood",
    reason: "The cell wrote more than 1 MB of output",
  });
});

const forge = 'import { writeSync } from "node:fs";\n';

test("an endless line on the kernel's own pipe is stopped", async () => {
  const { reply } = await lastOf([`${forge}while (true) writeSync(3, "x".repeat(1000))`], {
    outputMb: 1,
  });
  expect(reply).toMatchObject({ status: "dead", cause: "flood" });
});

test("endless garbage on the kernel's own pipe is stopped", async () => {
  const { reply } = await lastOf([`${forge}while (true) writeSync(3, "\\n}{\\n")`]);
  expect(reply).toMatchObject({ status: "dead", reason: expect.stringContaining("kernel's own") });
});

test("a little garbage and forged messages harm nobody", async () => {
  const forged = [
    "half a line",
    "\n\0\xff\n",
    "null\n[]\n{}\n",
    '{"type":"output","output":{"output_type":"display_data","data":7}}\n',
    '{"type":"output","output":{"output_type":"stream","name":"x","text":{}}}\n',
    '{"type":"reply","id":"1","value":{"$":"no such kind"}}\n',
    '{"type":"request","id":"1","name":"constructor"}\n',
    '{"type":"ready"}\n{"type":"',
  ];
  const { reply, result } = await lastOf([
    `${forge}for (const line of ${JSON.stringify(forged)}) for (const fd of [3, 4, 5]) writeSync(fd, line);\n"alive"`,
    '"alive"',
  ]);
  expect(reply).toEqual({ status: "ok", executionCount: 2 });
  expect(result).toBe("'alive'");
});

test("a forged result cannot claim another cell's number", async () => {
  const result = { output_type: "execute_result", execution_count: 99, data: {}, metadata: {} };
  const line = JSON.stringify({ type: "output", output: result });
  const { outputs } = await lastOf([`${forge}writeSync(3, ${JSON.stringify(`\n${line}\n`)})`]);
  expect(outputs[0]).toMatchObject({ execution_count: 1 });
});

for (const fd of [3, 4, 5]) {
  test(`a cell that closes the kernel's pipe ${fd} ends its kernel`, async () => {
    const { reply } = await lastOf([
      `import { closeSync } from "node:fs"; closeSync(${fd}); await new Promise(() => {})`,
    ]);
    expect(reply).toMatchObject({ status: "dead" });
  });
}

test("a program that outlives the kernel does not hold it up", async () => {
  const kernel = await startKernel({ cwd: tmpdir() });
  const { stdout } = await runCell(
    kernel,
    'import { spawn } from "node:child_process";\n' +
      'const wait = ["-e", "setTimeout(() => {}, 20_000)"];\n' +
      'console.log(spawn(process.execPath, wait, { detached: true, stdio: "inherit" }).pid)',
  );
  await kernel.shutdown();
  expect(await kernel.exited).toMatchObject({ cause: "shutdown" });
  process.kill(Number(stdout));
});

test("a kernel that cannot start says why", async () => {
  await expect(startKernel({ cwd: "/no/such/folder" })).rejects.toThrow("there is no such folder");
  const launch = (): readonly string[] => [
    process.execPath,
    "-e",
    "console.error('no seat'); process.exit(7)",
  ];
  await expect(startKernel({ cwd: tmpdir(), launch })).rejects.toThrow(/exit code 7\nno seat$/);
  const nothing = (): readonly string[] => ["no-such-program-anywhere"];
  await expect(startKernel({ cwd: tmpdir(), launch: nothing })).rejects.toThrow("did not start");
});

test("when the parent dies, the kernel dies with it, even in an endless loop", async () => {
  const library = pathToFileURL(`${packageRoot()}/dist/kernel/index.js`).href;
  const script = `
    import { startKernel } from ${JSON.stringify(library)};
    const kernel = await startKernel({ cwd: ${JSON.stringify(tmpdir())} });
    console.log(kernel.pid);
    void kernel.execute("while (true);", () => {});`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [pid] = await once(parent.stdout, "data").then(([data]) => [Number(data)]);
  await sleep(200); // so that the loop runs
  expect(isAlive(pid!)).toBe(true);
  parent.kill("SIGKILL");
  while (isAlive(pid!)) await sleep(20); // ends, or the test's patience does
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

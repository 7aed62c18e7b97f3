import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { parseNotebook } from "../../kernel/index.ts";
import { patience } from "../kernel/cell.ts";

vi.setConfig({ testTimeout: patience });

const folder = mkdtempSync(join(tmpdir(), "toplab-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts `toplab run` as its own process, with a handler for the request "answer". */
function toplabRun(args: readonly string[]) {
  const command = pathToFileURL(`${packageRoot()}/dist/cli/run.js`).href;
  const script = `
    import { runCommand } from ${JSON.stringify(command)};
    const handlers = () => ({ answer: async (question) => question * 2 });
    await runCommand(handlers).parseAsync(process.argv.slice(1), { from: "user" });`;
  return spawn(process.execPath, ["--input-type=module", "-e", script, "--", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function finished(args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const child = toplabRun(args);
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code, stderr };
}

function write(name: string, sources: readonly string[]): string {
  const path = join(folder, name);
  const cells = sources.map((source) => ({ cell_type: "code", metadata: {}, source, outputs: [] }));
  writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells }));
  return path;
}

function outputs(path: string): unknown {
  const { cells } = parseNotebook(readFileSync(path, "utf8"), path);
  return cells.map((cell) => "outputs" in cell && cell.outputs);
}

test("a notebook is run in its own folder, and its outputs are written into it", async () => {
  const path = write("good.ipynb", [
    'import { kernelHook } from "toplab/core";\nawait kernelHook().request("answer", 21)',
    'import { readdirSync } from "node:fs";\nreaddirSync(".").includes("good.ipynb")',
  ]);
  const { code, stderr } = await finished([path]);
  expect(code).toBe(0);
  expect(stderr).toBe("cell 1/2 …\ncell 2/2 …\n");
  expect(outputs(path)).toMatchObject([
    [{ output_type: "execute_result", execution_count: 1, data: { "text/plain": "42" } }],
    [{ data: { "text/plain": "true" } }],
  ]);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a failing cell is shown, kept in the notebook, and makes the exit code 1", async () => {
  const path = write("bad.ipynb", ["1", "const m: number = 'heavy'", "3"]);
  const output = join(folder, "out.ipynb");
  const before = readFileSync(path, "utf8");
  const { code, stderr } = await finished([path, "--output", output]);
  expect(code).toBe(1);
  expect(stderr).toContain("code cell 2 failed\nline 1: Type 'string' is not assignable");
  expect(readFileSync(path, "utf8")).toBe(before);
  expect(outputs(output)).toMatchObject([[{}], [{ output_type: "error" }], []]);
});

test("a limit that is no time is refused before anything runs", async () => {
  const path = write("idle.ipynb", ["1"]);
  const { code, stderr } = await finished([path, "--timeout", "soon"]);
  expect(code).not.toBe(0);
  expect(stderr).toContain("a number of seconds above 0");
});

test("Ctrl-C writes nothing and leaves no kernel behind", async () => {
  const path = write("long.ipynb", [
    'import { writeFileSync } from "node:fs"; writeFileSync("pid", String(process.pid));',
    "while (true);",
  ]);
  const before = readFileSync(path, "utf8");
  const child = toplabRun([path]);
  const steps = createInterface(child.stderr)[Symbol.asyncIterator]();
  while ((await steps.next()).value !== "cell 2/2 …");
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(130);
  expect(readFileSync(path, "utf8")).toBe(before);
  const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

import { tmpdir } from "node:os";
import { expect, test, vi } from "vitest";
import { runNotebook, startKernel } from "../../kernel/index.ts";
import { patience } from "./cell.ts";

vi.setConfig({ testTimeout: patience });

/** Cells in the manner of tslab's own README, which a notebook written for it would hold. */
const cells = [
  'let greeting = "Hello";\nfunction greet(name: string) {\n  console.log(greeting + ", " + name);\n}\ngreet("tslab")',
  "// the last expression is shown\nlet primes = [2, 3, 5];\nprimes.map((p) => p * p)",
  'import * as tslab from "tslab";\ntslab.display.html("<h1>Z</h1>");\ntslab.display.markdown("**bold**");\ntslab.display.svg("<svg/>");\ntslab.display.text("plain")',
  'import * as fs from "fs";\ntslab.display.png(new Uint8Array([137, 80]));\ntslab.display.jpeg(Buffer.from([255]));\ntslab.display.raw("application/json", "{}");\nfs.existsSync("/")',
  'const bar = tslab.newDisplay();\nbar.html("10 %");\nbar.html("100 %");',
  "/** @module counting */\nexport interface Count { n: number }\nexport function next(count: Count): Count {\n  return { n: count.n + 1 };\n}",
  'import { next, Count } from "./counting";\nlet count: Count = next({ n: 1 });\ncount',
  'let sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));\nawait sleep(1);\nconsole.log("slept");',
  "async function* numbers() {\n  for (let i = 0; i < 3; i++) yield i;\n}\nfor await (let n of numbers()) console.log(n);",
  "class Track {\n  constructor(private pt: number) {}\n  toString() {\n    return 'Track of ' + this.pt;\n  }\n}\nString(new Track(5))",
  "tslab.versions.tslab",
];

test("a notebook written for tslab runs unchanged, and shows what it did there", async () => {
  const kernel = await startKernel({ cwd: tmpdir() });
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: cells.map((source, i) => ({
      cell_type: "code" as const,
      id: `cell-${i}`,
      metadata: {},
      source,
      execution_count: null,
      outputs: [],
    })),
  } as const;
  const { notebook: done, failures } = await runNotebook(notebook, kernel, { allowErrors: true });
  await kernel.shutdown();
  expect(failures).toEqual([]);
  const shown = done.cells.map((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  const text = "text/plain";
  expect(shown).toMatchObject([
    [{ name: "stdout", text: "Hello, tslab\n" }],
    [{ output_type: "execute_result", data: { [text]: "[ 4, 9, 25 ]" } }],
    [
      { output_type: "display_data", data: { "text/html": "<h1>Z</h1>" } },
      { data: { "text/markdown": "**bold**" } },
      { data: { "image/svg+xml": "<svg/>" } },
      { data: { "text/plain": "plain" } },
    ],
    [
      { data: { "image/png": "iVA=" } },
      { data: { "image/jpeg": "/w==" } },
      { data: { "application/json": "{}" } },
      { data: { [text]: "true" } },
    ],
    [{ output_type: "display_data", data: { "text/html": "100 %" } }],
    [],
    [{ data: { [text]: "{ n: 2 }" } }],
    [{ text: "slept\n" }],
    [{ text: "0\n1\n2\n" }],
    [{ data: { [text]: "'Track of 5'" } }],
    [{ data: { [text]: "'1.0.22'" } }],
  ]);
});

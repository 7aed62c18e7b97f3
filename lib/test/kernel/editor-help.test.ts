import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseCompletion, parseDiagnostics, parseInspection } from "../../kernel/editor-replies.ts";
import { type Completion, type Kernel, startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let kernel: Kernel;

beforeAll(async () => {
  kernel = await startKernel({ cwd: tmpdir() });
  await runCell(
    kernel,
    'import { regular } from "toplab";\ninterface Muon { pt: number }\n' +
      "/** In GeV. */\nconst massOfZ: number = 91.1876;\n" +
      "/**\n * Half of it.\n * @param x any number\n * @returns x / 2\n */\n" +
      "function half(x: number): number { return x / 2 }",
  );
});
afterAll(() => kernel.shutdown());

/** Asks at the place marked by |. */
async function completed(marked: string): Promise<Completion & { readonly names: string[] }> {
  const completion = await kernel.complete(marked.replace("|", ""), marked.indexOf("|"));
  return { ...completion, names: completion.candidates.map(({ name }) => name) };
}

test("completion knows the names of earlier cells, what they are, and which word they replace", async () => {
  expect(await kernel.complete("half(massO", 10)).toEqual({
    start: 5,
    end: 10,
    candidates: [{ name: "massOfZ", kind: "const" }],
  });
  expect(await completed("const m: Muo|")).toMatchObject({
    candidates: [{ name: "Muon", kind: "interface" }],
  });
});

test("places are counted as JavaScript counts them, in UTF-16 units", async () => {
  expect(await completed('"😀π"; massO|fZ')).toMatchObject({
    start: 7,
    end: 14,
    names: ["massOfZ"],
  });
  expect(await kernel.diagnose('"😀"; nothing')).toMatchObject([{ start: 6, end: 13, code: 2304 }]);
});

test("completion knows the members of toplab, of its rooms and of Node, where they are imported", async () => {
  expect((await completed('import { hist| } from "toplab"')).names).toContain("hist1d");
  expect((await completed('import { | } from "toplab/hist"')).names).toContain("integral");
  expect((await completed('import { readF| } from "node:fs"')).names).toContain("readFileSync");
  expect((await completed('import * as t from "toplab/vector";\nt.delta|')).names).toContain(
    "deltaR",
  );
  expect((await completed('import { integral } from "toplab/hist";\ninteg|')).names).toEqual([
    "integral",
  ]);
});

test("completion knows the names of modules", async () => {
  expect((await completed('import { hist1d } from "top|"')).names[0]).toBe("toplab");
  const rooms = await completed('await import("toplab/h|")');
  expect(rooms).toMatchObject({ start: 14, end: 22, names: ["toplab/hist"] });
  expect((await completed('import { readFileSync } from "node:f|"')).names).toContain("node:fs");
});

test("completion sees the inside of the cell itself", async () => {
  const muon = "const muon = { pt: 1, eta: 2 };\n";
  expect((await completed(`${muon}muon.|`)).names).toEqual(["eta", "pt"]);
  expect((await completed("function f() { const inner = 1; inn| }")).names).toEqual(["inner"]);
  expect((await completed('declare function f(lepton: "mu"): void; f("|")')).names).toEqual(["mu"]);
});

test("completion offers nothing that is the kernel's own or that no cell can use", async () => {
  const { names } = await completed("|");
  expect(names.slice(0, 2)).toEqual(["half", "massOfZ"]);
  expect(names.filter((name) => /^_|tslab|^(exports|module)$/i.test(name))).toEqual([]);
  expect((await completed("// mas|")).names).toEqual([]);
  await runCell(kernel, "const _mine = 1;");
  expect((await completed("_m|")).names).toEqual(["_mine"]);
});

test("inspection gives the signature, the doc comment with its tags, and the place of the name", async () => {
  const code = "massOfZ + half(1)";
  expect(await kernel.inspect(code, 12)).toEqual({
    signature: "function half(x: number): number",
    documentation: "Half of it.\n\n*@param* `x`: any number\n\n*@returns* x / 2",
    start: 10,
    end: 14,
  });
  expect(await kernel.inspect(code, 14), "at the end of the name").toMatchObject({ start: 10 });
  expect(await kernel.inspect(code, 0)).toMatchObject({
    signature: "const massOfZ: number",
    documentation: "In GeV.",
  });
});

test("inside the brackets of a call, inspection tells of the function", async () => {
  expect(await kernel.inspect("regular(60, ", 12)).toMatchObject({
    signature: expect.stringMatching(/^regular\(bins: number, from: number/),
    start: 0,
    end: 7,
  });
  expect(await kernel.inspect("   ", 1)).toBeUndefined();
});

test("a diagnosis tells what running would, without running", async () => {
  await runCell(kernel, "let runs = 0;");
  expect(await kernel.diagnose("runs++; half('two')")).toEqual([
    {
      start: 13,
      end: 18,
      severity: "error",
      code: 2345,
      message: "Argument of type 'string' is not assignable to parameter of type 'number'.",
    },
  ]);
  expect((await runCell(kernel, "runs")).result).toBe("0");
});

test("a diagnosis lets pass what a cell may do", async () => {
  const fine = [
    "const massOfZ = 'another type'; massOfZ.length",
    "await Promise.resolve(half(massOfZ)); for await (const x of []) {}",
    'import { hist1d } from "toplab"; import { join } from "node:path";',
    'const fs = await import("node:fs");',
    "/** @module cuts */\nexport const lowest = 25;",
    "",
  ];
  for (const code of fine) expect(await kernel.diagnose(code), code).toEqual([]);
});

test("a diagnosis names unknown imports, exports, and broken syntax before all else", async () => {
  const found = async (code: string): Promise<unknown> =>
    (await kernel.diagnose(code)).map(({ start, end }) => code.slice(start, end));
  expect(await found('import { hist7d } from "toplab"')).toEqual(["hist7d"]);
  expect(await found('import x from "no-such-package"')).toEqual(['"no-such-package"']);
  expect(await found("export const a = 1; import.meta.url")).toEqual(["export", "import.meta"]);
  expect(await found("function f() { await 1 }")).toEqual(["await"]);
  expect(await kernel.diagnose("const a: number = 'x'; (")).toMatchObject([{ code: 1109 }]);
});

test("a diagnosis does not keep a file beside the notebook from being imported", async () => {
  await runCell(kernel, "/** @module edges */\nexport const low = 60;");
  const code = "import { low } from './edges'; low";
  expect(await kernel.diagnose(code)).toEqual([]);
  expect((await runCell(kernel, code)).result).toBe("60");
});

test("whether a cell is complete is asked of the kernel", async () => {
  expect(await kernel.isComplete("half(")).toEqual({ status: "incomplete", indent: "  " });
  expect(await kernel.isComplete(")")).toEqual({ status: "invalid", indent: "" });
  expect(await kernel.isComplete("half(1)")).toEqual({ status: "complete", indent: "" });
});

test("what a cell forges as an answer is taken apart, never trusted", () => {
  const none = { start: 3, end: 3, candidates: [] };
  for (const forged of [
    null,
    5,
    {},
    { start: 2, end: 1, candidates: [] },
    { start: -1, end: 0.5 },
  ]) {
    expect(parseCompletion(forged, 3)).toEqual(none);
    expect(parseInspection(forged)).toBeUndefined();
    expect(parseDiagnostics([forged])).toEqual([]);
  }
  const candidates = [{ name: "a", kind: "const", more: 1 }, { name: {} }, null];
  expect(parseCompletion({ start: 0, end: 1, candidates }, 3)).toEqual({
    start: 0,
    end: 1,
    candidates: [{ name: "a", kind: "const" }],
  });
});

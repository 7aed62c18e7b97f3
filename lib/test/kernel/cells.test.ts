import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let kernel: Kernel;
const run = (code: string) => runCell(kernel, code);

// a folder that knows nothing of the course
beforeAll(async () => {
  kernel = await startKernel({ cwd: tmpdir() });
});
afterAll(() => kernel.shutdown());

test("the last expression of a cell is its result, and what it prints is not", async () => {
  const { outputs } = await run("console.log('printed'); const pt: number = 40; pt + 2");
  expect(outputs.map((output) => output.output_type)).toEqual(["stream", "execute_result"]);
  expect(outputs[1]).toMatchObject({ data: { "text/plain": "42" } });
});

test("a cell sees the variables, functions and types of the cells before", async () => {
  await run("interface Muon { pt: number }\nlet leading: Muon = { pt: 45 };");
  await run("function twice(muon: Muon): number { return 2 * muon.pt }");
  expect((await run("twice(leading)")).result).toBe("90");
});

test("an object may be written with the names of earlier cells alone", async () => {
  await run("const pt = 25, eta = 1.1;\nlet phi = 0.5;\nimport { join } from 'node:path';");
  expect((await run("({ pt, muon: { eta } })")).result).toBe("{ pt: 25, muon: { eta: 1.1 } }");
  expect((await run("const here = { join, pt }; here.join('a', 'b')")).result).toBe("'a/b'");
  expect((await run("const inner = (pt: number) => ({ pt }); inner(3).pt")).result).toBe("3");
  await run("({ phi = 7 } = {} as { phi?: number })");
  expect((await run("phi")).result).toBe("7");
});

test("a pattern may give a property of an earlier value another name, whatever else has its name", async () => {
  await run("const sample = { data: 17, background: 3 }; const data = 1, b = 2, kept = 4;");
  expect((await run("const { data: seen } = sample; seen")).result).toBe("17");
  expect((await run("[sample].map(({ background: b }) => b)")).result).toBe("[ 3 ]");
  expect((await run("let kept = 0; ({ data: kept } = sample); kept")).result).toBe("17");
  expect((await run("const { data: b, ...others } = sample; [b, others]")).result).toBe(
    "[ 17, { background: 3 } ]",
  );
  expect((await run("({ data: data, b: kept })")).result).toBe("{ data: 1, b: 17 }");
});

test("a name can be declared again with another type", async () => {
  await run("const window = 5;");
  await run("const window = [60, 120];");
  expect((await run("window[1]")).result).toBe("120");
});

test("what a cell made before it failed is still there", async () => {
  await run("const found = 17; throw new Error('no luck')");
  expect((await run("found")).result).toBe("17");
});

test("a cell may await, and loop over what arrives", async () => {
  const code = `
    async function* events() { yield 1; await null; yield 2 }
    let sum = await Promise.resolve(10);
    for await (const event of events()) sum += event;
    sum`;
  expect((await run(code)).result).toBe("13");
});

test("toplab and its rooms are there, with their types, whatever the folder", async () => {
  const { result } = await run(
    'import { hist1d, regular } from "toplab";\nimport { integral } from "toplab/hist";\n' +
      "integral(hist1d(regular(2, 0, 2), [0.5, 1.5, 7]))",
  );
  expect(result).toBe("2");
  const wrong = await run('import { integral } from "toplab";\nintegral("everything")');
  expect(wrong.reply).toMatchObject({ status: "error", kind: "compile" });
  expect(wrong.traceback.join("\n")).toContain("'Hist1D'");
});

test("a compile error shows the line, with a caret below the place", async () => {
  const { reply, traceback } = await run('const a = 1;\nconst mass: number = "heavy";\na');
  expect(reply).toMatchObject({ status: "error", kind: "compile", ename: "TypeScriptError" });
  expect(traceback).toEqual([
    "line 2: Type 'string' is not assignable to type 'number'. (TS2322)",
    "  1 | const a = 1;",
    '> 2 | const mass: number = "heavy";',
    "    |       ^^^^",
    "  3 | a",
  ]);
});

test("half a program is a syntax error", async () => {
  const { reply } = await run("const mass = (1 +");
  expect(reply).toMatchObject({ kind: "compile", ename: "SyntaxError" });
});

test("export is refused in words that say what to do", async () => {
  const { reply } = await run("export const mZ = 91.19;");
  expect(reply).toMatchObject({ evalue: expect.stringContaining("Remove the word export") });
});

test("a thrown error points at the cell's own TypeScript lines", async () => {
  await run(
    "interface Cut {\n  low: number;\n}\n" +
      "function check(cut: Cut): void {\n  if (cut.low < 0) throw new RangeError('below zero');\n}",
  );
  const { reply, traceback } = await run("const tight = 3;\n\ncheck({ low: -tight })");
  expect(reply).toMatchObject({ status: "error", kind: "runtime", ename: "RangeError" });
  expect(traceback[0]).toBe("RangeError: below zero");
  expect(traceback).toContain("> 5 |   if (cut.low < 0) throw new RangeError('below zero');");
  expect(traceback.slice(-2)).toEqual([
    expect.stringMatching(/^ {4}at check \(cell \d+, line 5\)$/),
    expect.stringMatching(/^ {4}at cell \d+, line 3$/),
  ]);
});

test("an error in the library shows the cell's line that called it, and no path of this machine", async () => {
  const { traceback } = await run('import { regular } from "toplab";\nregular(-1, 0, 1)');
  expect(traceback).toContain("> 2 | regular(-1, 0, 1)");
  expect(traceback.join("\n")).toMatch(/at regular \(toplab\/hist\/axis\.js:\d+:\d+\)/);
});

test("anything can be thrown, and causes are told", async () => {
  expect((await run("throw 'a word'")).reply).toMatchObject({
    ename: "Thrown",
    evalue: "'a word'",
  });
  const { traceback } = await run("throw new Error('no fit', { cause: new Error('no data') })");
  expect(traceback).toContain("Caused by Error: no data");
});

test("what resists being looked at still ends its cell", async () => {
  const nasty = [
    "throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })",
    "const loop = new Error('round'); loop.cause = loop; throw loop",
    "throw Object.defineProperty(new Error(), 'message', { get() { throw 3 } })",
    "({ [Symbol.for('toplab.mimeBundle')]: () => ({ 'text/plain': 1n }) })",
    "//# sourceMappingURL=data:application/json;base64,bm9uc2Vuc2U=\nthrow new Error('x')",
  ];
  for (const code of nasty)
    expect((await run(code)).reply, code).toMatchObject({ kind: "runtime" });
});

test("TypeScript files beside the notebook can be imported", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toplab-cells-"));
  const near = await startKernel({ cwd: folder });
  const code = 'import { cutoff } from "./cuts"; const found: number = cutoff; found';
  writeFileSync(join(folder, "cuts.ts"), "export const cutoff: number = 25;");
  expect((await runCell(near, code)).result).toBe("25");
  await near.shutdown();
  rmSync(folder, { recursive: true });
});

test("an error that nobody caught ends its cell, not the kernel", async () => {
  const later = await run(
    "setTimeout(() => { throw new Error('too late') }, 1); await new Promise(() => {})",
  );
  expect(later.reply).toMatchObject({ status: "error", evalue: "too late" });
  const floating = await run("Promise.reject(new Error('floating')); 1");
  expect(floating.reply).toMatchObject({ status: "error", evalue: "floating" });
  expect(floating.outputs.filter((output) => output.output_type === "error")).toHaveLength(1);
  expect((await run("2")).result).toBe("2");
});

test("cells asked for at once run one after the other", async () => {
  const results = await Promise.all([
    run("let turn = 1; await new Promise((r) => setTimeout(r, 50)); turn"),
    run("turn += 1"),
    run("turn += 1"),
  ]);
  expect(results.map(({ result }) => result)).toEqual(["1", "2", "3"]);
});

test("the environment of the parent stays outside, but for what it gives", async () => {
  vi.stubEnv("SECRET_OF_THE_PARENT", "1");
  const fresh = await startKernel({ cwd: tmpdir(), env: { GIVEN: "2" } });
  const code = "[process.env.SECRET_OF_THE_PARENT, process.env.GIVEN]";
  expect((await runCell(fresh, code)).result).toBe("[ undefined, '2' ]");
  await fresh.shutdown();
  vi.unstubAllEnvs();
});

test("an error after an await, in a function of an earlier cell, points at its line", async () => {
  await run(
    "interface Fit { chi2: number }\n\nasync function refit(fit: Fit): Promise<void> {\n" +
      "  await new Promise((r) => setTimeout(r, 1));\n" +
      "  if (fit.chi2 > 10) throw new Error('bad fit');\n}",
  );
  const { traceback } = await run("const tries = 3;\nawait refit({ chi2: 50 });");
  expect(traceback.slice(0, 1)).toEqual(["Error: bad fit"]);
  expect(traceback).toContain("> 5 |   if (fit.chi2 > 10) throw new Error('bad fit');");
  expect(traceback.at(-2)).toMatch(/^ {4}at (async )?refit \(cell \d+, line 5\)$/);
  expect(traceback.at(-1)).toMatch(/^ {4}at (async )?cell \d+, line 2$/);
});

test("import.meta is refused in words that say what to do", async () => {
  const { reply, traceback } = await run("const here = 1;\nimport.meta.url");
  expect(reply).toMatchObject({
    kind: "compile",
    evalue: expect.stringContaining("process.cwd()"),
  });
  expect(traceback.slice(-2)).toEqual(["> 2 | import.meta.url", "    | ^^^^^^^^^^^"]);
});

test("a cell that does not count leaves the numbers of the others as they are", async () => {
  const first = await run("1");
  const before = first.reply.status === "ok" ? first.reply.executionCount : Number.NaN;
  const uncounted = await runCell(kernel, "const quiet = 5; nowhere()", { counts: false });
  expect(uncounted.reply).toMatchObject({ status: "error", executionCount: before });
  const thrown = await runCell(kernel, "const loud = 6;\nthrow new Error('x')", { counts: false });
  expect(thrown.traceback).toContain("> 2 | throw new Error('x')");
  expect((await run("loud")).reply).toEqual({ status: "ok", executionCount: before + 1 });
});

test("a strict kernel refuses what a lenient one lets pass", async () => {
  const strict = await startKernel({ cwd: tmpdir(), strict: true });
  const careless = {
    "function twice(x) { return 2 * x }": "TS7006",
    "const found: number[] = []; const z: number = found.find((m) => m > 80);": "TS2322",
  };
  for (const [code, problem] of Object.entries(careless)) {
    expect((await run(code)).reply.status).toBe("ok");
    const { reply, traceback } = await runCell(strict, code);
    expect(reply).toMatchObject({ kind: "compile" });
    expect(traceback.join("\n")).toContain(problem);
  }
  expect((await runCell(strict, "const x: number = 1; x")).result).toBe("1");
  await strict.shutdown();
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { withAnswers } from "../../grade/answers.ts";
import { exerciseOfCell } from "../../grade/lesson-metadata.ts";
import { type ConvertedCell, convertCell } from "../../kernel/child/convert-cell.ts";
import { loadTslab } from "../../kernel/child/tslab.ts";
import { type Notebook, type Output, parseNotebook, startKernel } from "../../kernel/index.ts";
import { makeBootCache } from "../../kernel/light/boot-cache.ts";
import { type CompileService, compileService } from "../../kernel/light/compile-service.ts";
import { startCompiler } from "../../kernel/light/start-compiler.ts";
import { startLightKernel } from "../../kernel/light/start-light-kernel.ts";

vi.setConfig({ testTimeout: 3_000_000 });

const cwd = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), "toplab-twin-"));
let service: CompileService;
beforeAll(() => {
  service = compileService({ start: () => startCompiler({ cwd, memoryMb: 2048 }) });
});
afterAll(async () => {
  await service.close();
  rmSync(scratch, { recursive: true });
});

const lessons = readdirSync("notebooks")
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => basename(name, ".ipynb"));

/** The code cells of a lesson as it is given out, or with the author's answers. */
function cellsOf(lesson: string, isSolved: boolean): readonly string[] {
  const path = `notebooks/${lesson}.ipynb`;
  const stub = parseNotebook(readFileSync(path, "utf8"), path);
  const notebook = isSolved ? withAnswers(stub, solutionsOf(stub)) : stub;
  return notebook.cells.flatMap((cell) => (cell.cell_type === "code" ? [cell.source] : []));
}

function solutionsOf({ cells }: Notebook): Readonly<Record<string, string>> {
  const ids = cells.flatMap((cell) => exerciseOfCell(cell) ?? []);
  const solved = ids.filter((id) => existsSync(`solutions/${id}.ts`));
  return Object.fromEntries(solved.map((id) => [id, readFileSync(`solutions/${id}.ts`, "utf8")]));
}

type Compile = (declarations: string, code: string) => ConvertedCell | Promise<ConvertedCell>;

/** What becomes of the cells of a notebook, each of which knows what those above it declare. */
async function compiledBy(compile: Compile, cells: readonly string[]): Promise<unknown[]> {
  const all: unknown[] = [];
  let declarations = "";
  for (const code of cells) {
    const cell = await compile(declarations, code);
    all.push({ code, ...cell });
    if (cell.diagnostics.length === 0) declarations = cell.declOutput ?? "";
  }
  return all;
}

const together: Compile = async (declarations, code) => {
  const compiled = await service.compile({ declarations, code });
  if (compiled.status !== "ok") throw new Error(`Cannot compile ${code}`);
  return compiled.cell;
};

const alone = (): Compile => {
  const tslab = loadTslab({ packageRoot: packageRoot(), strict: false, onDisplay: () => {} });
  const converter = tslab.createConverter();
  return (declarations, code) => convertCell(tslab, converter, declarations, code);
};
let own: Compile | undefined;

test.each(lessons)(
  "cells of %s, compiled together with those of others, become what they become alone",
  async (lesson) => {
    own ??= alone();
    const notebooks = [cellsOf(lesson, false), cellsOf(lesson, true), tricky, tricky.toReversed()];
    const met = await Promise.all(notebooks.map((cells) => compiledBy(together, cells)));
    for (const [i, cells] of notebooks.entries()) {
      expect(met[i]).toEqual(await compiledBy(own, cells));
    }
    expect(met[0]?.length).toBeGreaterThan(10);
  },
);

/** Cells that say something in each of the ways there are, and fail in each. */
const tricky: readonly string[] = [
  'import { display, fromPtEtaPhiM, mass, mimeBundle, sum } from "toplab";\nimport { hist1d, regular } from "toplab/hist";',
  "const pair = sum(fromPtEtaPhiM(45, 0.3, 1.2, 0.1), fromPtEtaPhiM(44, -0.3, -1.9, 0.1));\nmass(pair)",
  "hist1d(regular(4, 0, 4), [0.5, 1.5, 1.5, 9])",
  'display([1, 2, 3]);\ndisplay({ [mimeBundle]: () => ({ "text/plain": "shown" }) });\nconsole.log("a", { b: [1, 2] }, new Map([[1, 2]]));\nconsole.error("to the other pipe");\nprocess.stdout.write("without a line end");',
  "undefined",
  "null",
  "[1.5, NaN, -0]",
  'new Error("only a value")',
  "const { x, y: [first, ...rest] } = { x: 1, y: [2, 3, 4] };\nrest",
  "x = 5;",
  "let z: number = 'text';",
  "const = 3;",
  "unknownName + 1",
  'import { nothing } from "toplab";',
  'import lost from "no-such-package";\nlost()',
  'function fails(): never {\n  throw new RangeError("in a function");\n}\nfails();',
  'throw { kind: "no error" };',
  "throw null;",
  'await Promise.reject(new TypeError("awaited"));',
  "const later = await new Promise<number>((resolve) => setTimeout(resolve, 5, 42));\nlater",
  "for await (const n of (async function* () { yield 1; yield 2; })()) console.log(n);",
  'setTimeout(() => console.log("late"), 1);\nawait new Promise((resolve) => setTimeout(resolve, 20));',
  'Promise.reject(new Error("unhandled"));\nawait new Promise((resolve) => setTimeout(resolve, 20));',
  "class Track {\n  constructor(readonly pt: number) {}\n  get double() { return 2 * this.pt; }\n}\nnew Track(5).double",
  "enum Side { Left, Right }\nSide[1]",
  "type Both = { a: number } & { b: string };\nconst both: Both = { a: 1, b: 'x' };\nboth",
  "function fails2(n: number): number { return n === 0 ? JSON.parse('{') : fails2(n - 1); }\nfails2(3)",
  "let count = 0;\nfunction next() { return ++count; }\nnext();",
  "next(); next();\ncount",
  "let count = 100;\nnext() + count",
  "const deep: any = {}; deep.self = deep;\ndeep",
  "(() => { const over = (): number => over() + 1; return over(); })()",
  "[String(1n << 70n), Symbol('s').toString(), new Date(0).toISOString()]",
  "Math.max(...[3, 1, 2].map((n) => n ** 2))",
  "// nothing but words",
  "",
];

type Shown = readonly [reply: unknown, outputs: readonly Output[]];

/** What a reader sees: pieces of one stream as one, and no places within Node and the library. */
function readable([reply, outputs]: Shown): unknown {
  const pieces: Output[] = [];
  for (const output of outputs) {
    const last = pieces.at(-1);
    const isMore = output.output_type === "stream" && last?.output_type === "stream";
    if (isMore && last.name === output.name) {
      pieces[pieces.length - 1] = { ...last, text: last.text + output.text };
    } else pieces.push(output);
  }
  const isText = (value: unknown): value is string => typeof value === "string";
  const bare = (_: string, value: unknown): unknown =>
    isText(value) ? value.replace(/\n {4}at (?!toplab-cell).*/g, "") : value;
  return JSON.parse(JSON.stringify([reply, pieces], bare));
}

test("a light kernel shows of a cell what the kernel with a compiler shows, failures included", async () => {
  const bootCache = join(scratch, "boot-cache");
  await makeBootCache(bootCache, 512);
  const common = { cwd, memoryMb: 512 };
  const whole = await startKernel(common);
  const light = await startLightKernel({ ...common, bootCache });
  let declarations = "";
  const unlike: unknown[] = [];
  for (const code of tricky) {
    const [a, b]: [Output[], Output[]] = [[], []];
    const expected = await whole.execute(code, (output) => a.push(output), { timeoutMs: 60_000 });
    const compiled = await together(declarations, code);
    if (compiled.diagnostics.length === 0) declarations = compiled.declOutput ?? "";
    const met = await light.execute({ code, compiled }, (output) => b.push(output), {
      timeoutMs: 60_000,
    });
    const [twin, mine] = [readable([expected, a]), readable([met, b])];
    if (JSON.stringify(twin) !== JSON.stringify(mine)) unlike.push({ code, twin, mine });
  }
  await Promise.all([whole.shutdown(), light.shutdown()]);
  expect(unlike).toEqual([]);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { type CellRun, patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const folder = mkdtempSync(join(tmpdir(), "toplab-imports-"));
let kernel: Kernel;
const run = (code: string): Promise<CellRun> => runCell(kernel, code);

/** Packages as they are published, of each kind there is. */
const files: Readonly<Record<string, string>> = {
  "run.json": '{ "run": 160431, "lumis": [1, 2] }',
  "node_modules/old-style/package.json":
    '{ "name": "old-style", "main": "./main.js", "types": "./main.d.ts" }',
  "node_modules/old-style/main.js": "exports.year = 2011;",
  "node_modules/old-style/main.d.ts": "export declare const year: number;",
  "node_modules/function-style/package.json": '{ "name": "function-style", "main": "./main.js" }',
  "node_modules/function-style/main.js": "module.exports = (x) => 2 * x;",
  "node_modules/new-style/package.json":
    '{ "name": "new-style", "type": "module", "exports": { ".": { "types": "./a.d.ts", "default": "./a.js" }, "./part": "./part.js" } }',
  "node_modules/new-style/a.js":
    "export const year = 2012;\nexport default class Detector { name = 'CMS' }",
  "node_modules/new-style/a.d.ts":
    "export declare const year: number;\nexport default class Detector { name: string }",
  "node_modules/new-style/part.js": "export const part = 'muon';",
};

beforeAll(async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  kernel = await startKernel({ cwd: folder });
});
afterAll(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

const cells = {
  "a CommonJS package": ['import { year } from "old-style";\nyear + 0', "2011"],
  "a CommonJS package that is a function, without types": [
    'import twice from "function-style";\ntwice(4)',
    "8",
  ],
  "an ES module package that only says what it exports": [
    'import Detector, { year } from "new-style";\n[year, new Detector().name]',
    "[ 2012, 'CMS' ]",
  ],
  "a part of a package": ['import { part } from "new-style/part";\npart', "'muon'"],
  "a package when it is needed": [
    'const { year: later } = await import("new-style");\nlater',
    "2012",
  ],
  "a package as one object": [
    'import * as all from "new-style";\nObject.keys(all).length > 1',
    "true",
  ],
  "toplab as one object": ['import * as toplab from "toplab";\ntypeof toplab.hist1d', "'function'"],
  "a room of toplab": ['import { integral } from "toplab/hist";\ntypeof integral', "'function'"],
  "a part of Node": ['import { sep } from "node:path";\nsep', `'${join("a", "b").at(1)}'`],
  "a part of Node by its old name": ['import * as path from "path";\npath.basename("a/b")', "'b'"],
  "a part of Node's part": [
    'import { readFile } from "node:fs/promises";\ntypeof readFile',
    "'function'",
  ],
  "a JSON file": ['import data from "./run.json";\ndata.lumis[1] + data.run', "160433"],
} as const;

for (const [name, [code, result]] of Object.entries(cells)) {
  test(`a cell can import ${name}`, async () => {
    expect(await run(code)).toMatchObject({ reply: { status: "ok" }, result });
    const later = code.split("\n").at(-1)!;
    expect((await run(later)).result, "and later cells see it").toBe(result);
  });
}

test("what is imported has its types", async () => {
  await run('import { year } from "old-style"; import data from "./run.json"');
  for (const wrong of ["year.length", "data.lumi", 'import { yeer } from "new-style"']) {
    expect((await run(wrong)).reply, wrong).toMatchObject({ kind: "compile" });
  }
});

test("a module of Node that was awaited is known to later cells, with its types", async () => {
  expect((await run('const fs = await import("node:fs"); typeof fs.readFileSync')).result).toBe(
    "'function'",
  );
  expect((await run("fs.existsSync('/') && fs.default.existsSync('/')")).result).toBe("true");
  expect((await run("fs.existsSync(5)")).reply).toMatchObject({ kind: "compile" });
});

test("a value whose type has no name stops no cell, and keeps what can be said of it", async () => {
  const unnameable = [
    "function make() { class Hidden { #secret = 1; seen = 2 } return new Hidden() }\nconst made = make();\nmade.seen",
    'import * as events from "node:events";\nconst emitter = new events.EventEmitter();\nconst { on } = emitter;\ntypeof on',
    "const mark: unique symbol = Symbol(); const marked = { [mark]: 2 };\nmarked[mark]",
  ];
  for (const code of unnameable) {
    const { reply, result } = await run(code);
    expect(reply.status, code).toBe("ok");
    expect((await run(code.split("\n").at(-1)!.split("; ").at(-1)!)).result).toBe(result);
  }
});

test("any name can be declared again, as anything", async () => {
  const declarations = {
    "const cut = 20;": "20",
    "let cut = 'tight';": "'tight'",
    "function cut() { return 25 }": "[Function: cut]",
    "class cut { low = 1 }": "[class cut]",
    'import { sep as cut } from "node:path";': "'/'",
    "import cut from 'function-style';": "[Function",
    "enum cut { loose, tight }": "{ '0': 'loose'",
    "var cut: number[] = [1];": "[ 1 ]",
    "const { cut } = { cut: 30n };": "30n",
  };
  for (const [code, shown] of Object.entries(declarations)) {
    const { result, reply } = await run(`${code}\ncut`);
    expect(reply.status, code).toBe("ok");
    expect(String(result)).toContain(shown);
    expect(String((await run("cut")).result)).toContain(shown);
  }
});

test("what a cell changes later is what other cells see", async () => {
  await run("let passed = 0; function pass(): void { passed++ }");
  await run("pass(); pass();");
  expect((await run("passed += 1; passed")).result).toBe("3");
});

test("the library of ECMAScript 2023 has its types", async () => {
  expect((await run("[3, 1, 2].toSorted().findLast((n) => n < 3)")).result).toBe("2");
  expect((await run("[1, 2].toReversed().with(0, 5).toSpliced(1, 1).length")).result).toBe("1");
  expect((await run("Float64Array.of(2, 1).toSorted()[0]")).result).toBe("1");
  expect((await run("['a'].toSorted(5)")).reply).toMatchObject({ kind: "compile" });
});

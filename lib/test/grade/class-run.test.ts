import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withAnswers } from "../../grade/answers.ts";
import { type GradedModule, loadModule } from "../../grade/graded-module.ts";
import type { ClassResult, StudentResult } from "../../grade/results/class-result.ts";
import { writeResults } from "../../grade/results/write-results.ts";
import { type ClassOptions, gradeClass } from "../../grade/run/class-run.ts";
import { whyNoBubblewrap } from "../../grade/sandbox/sandbox.ts";
import { buildCourse, errorOfCount, meanMass, solution } from "./counting-course.ts";

type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Results = ReadonlyMap<string, StudentResult>;

const noSandbox = await whyNoBubblewrap();
const { root, remove } = buildCourse("class-run");
const others = mkdtempSync(join(tmpdir(), "toplab-others-"));
let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.destroy();
});
let module: GradedModule;
let port: number;
let last: ClassResult | undefined;
beforeAll(async () => {
  module = await loadModule(root, "01-counting");
  writeFileSync(join(others, "other.ipynb"), JSON.stringify(solution));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port; // it listens on TCP
});
afterAll(() => {
  server.close();
  remove();
  rmSync(others, { recursive: true });
});

/** Results by student of notebooks that differ from the lesson in these cells. */
async function grade(answers: Answers, more: Partial<ClassOptions> = {}): Promise<Results> {
  const submissions = Object.entries(answers).map(([student, codes]) => ({
    student,
    path: `${student}.ipynb`,
    notebook: withAnswers(module.notebook, codes),
  }));
  last = await gradeClass(submissions, module, { sandbox: "bwrap", jobs: 2, ...more });
  return new Map(last.students.map((one) => [one.student, one]));
}

/** "3 pass, 0 timeout": what a student earned and why, exercise by exercise. */
function marks(results: Results, student: string): string {
  const { exercises = [] } = results.get(student) ?? {};
  return exercises.map(({ points, status }) => `${points} ${status}`).join(", ");
}

function printed(results: Results, student: string): string {
  return JSON.stringify(results.get(student)?.exercises.map(({ outputs }) => outputs));
}

const patience = { timeout: 240_000, skip: noSandbox !== undefined };

test("stubs earn nothing, solutions all, and the results are files", patience, async () => {
  const shares: number[] = [];
  const onProgress: ClassOptions["onProgress"] = ({ share }) => shares.push(share);
  const results = await grade({ stub: {}, solved: solution }, { onProgress });
  expect(marks(results, "stub")).toBe("0 not-attempted, 0 not-attempted");
  expect(marks(results, "solved")).toBe("3 pass, 2 pass");
  expect(shares.at(-1)).toBe(1);
  const out = join(root, "results");
  await writeResults(out, last!, module);
  expect(readdirSync(out).sort()).toEqual([
    "report.html",
    "results.csv",
    "results.json",
    "students",
  ]);
  expect(readFileSync(join(out, "results.csv"), "utf8")).toContain("solved,3,2,5,5,");
  expect(readdirSync(join(out, "students")).sort()).toEqual(["solved.html", "stub.html"]);
});

test("a cell may use what the library loads only when it is needed", patience, async () => {
  const code = `import { labelledSample } from "toplab";
const { events } = await labelledSample("ttbar", "training"); // Parquet, by a package that is loaded for it
${solution[errorOfCount]!}
console.log(events.nEvents > 1000);`;
  const results = await grade({ reads: { ...solution, [errorOfCount]: code } });
  expect(marks(results, "reads")).toBe("3 pass, 2 pass");
  expect(printed(results, "reads")).toContain("true");
});

test(
  "a cell that loops, throws or ends its process loses its own points only",
  patience,
  async () => {
    const results = await grade({
      loops: {
        [errorOfCount]: "await new Promise((r) => setTimeout(r, 5));\nfor (;;) {}",
        [meanMass]: solution[meanMass]!,
      },
      "loops when called": {
        [errorOfCount]: "function errorOfCount(n: number) { for (;;) {} }",
        [meanMass]: "while (masses.length < 99) {}",
      },
      exits: {
        [errorOfCount]: 'console.log("3 / 3 points");\nprocess.exit(0);',
        [meanMass]: solution[meanMass]!,
      },
      "kills itself when called": {
        [errorOfCount]:
          'function errorOfCount(n: number) { process.kill(process.pid, "SIGKILL"); }',
        [meanMass]: 'throw new Error("no");',
      },
    });
    expect(marks(results, "loops")).toBe("0 timeout, 2 pass");
    expect(marks(results, "loops when called")).toBe("0 timeout, 0 timeout");
    expect(marks(results, "exits")).toBe("0 runtime-error, 2 pass");
    expect(marks(results, "kills itself when called")).toBe("0 runtime-error, 0 runtime-error");
  },
);

test(
  "floods of output, memory, files and processes earn nothing and are stopped",
  patience,
  async () => {
    const results = await grade({
      "output and heap": {
        [errorOfCount]: 'for (;;) console.log("x".repeat(1e6));',
        [meanMass]: "const heap = [];\nfor (;;) heap.push(new Array(1e6).fill(heap.length));",
      },
      "buffers and disk": {
        [errorOfCount]: "const buffers = [];\nfor (;;) buffers.push(Buffer.alloc(1e8, 1));",
        [meanMass]: `import fs from "node:fs";
for (let i = 0; i < 40; i++) fs.writeFileSync("/tmp/" + i, Buffer.alloc(1e7));`,
      },
      processes: {
        [errorOfCount]: `import { spawn } from "node:child_process";
let started = 0;
for (let i = 0; i < 200; i++) {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 1e6)"]);
  child.on("error", () => {}).on("spawn", () => started++);
}
await new Promise((r) => setTimeout(r, 1000));
console.log("started", started < 40 ? "few" : "many");`,
        [meanMass]: solution[meanMass]!,
      },
    });
    // on a busy machine the clock may be first
    expect(marks(results, "output and heap")).toMatch(
      /^0 (runtime-error|timeout), 0 (out-of-memory|timeout)$/,
    );
    expect(printed(results, "output and heap").length).toBeLessThan(30_000);
    expect(marks(results, "buffers and disk")).toMatch(
      /^0 (out-of-memory|timeout), 0 runtime-error$/,
    );
    expect(printed(results, "buffers and disk")).toMatch(/ENOSPC|EFBIG/);
    expect(marks(results, "processes")).toMatch(/^0 (not-attempted|timeout), 2 pass$/);
    expect(printed(results, "processes")).not.toContain("many");
  },
);

test("claiming, forging and patching earn nothing", patience, async () => {
  const values = '{ errors: [1], meanMass: 91, status: "pass", credit: 1, points: 3 }';
  const results = await grade({
    claims: {
      [errorOfCount]: `import fs from "node:fs";
console.log("full marks");
for (let i = 0; i < 99; i++) fs.writeSync(3, JSON.stringify({ type: "reply", id: String(i), value: ${values} }) + "\\n");
function errorOfCount(n: number) { return { status: "pass", credit: 1, valueOf: () => Math.sqrt(n) }; }`,
      [meanMass]: `class Yes { valueOf() { return 91.2; } get status() { return "pass"; } toJSON() { return 91.2; } }
const meanMass = new Yes();`,
    },
    patches: {
      [errorOfCount]: `Object.defineProperty(Array.prototype, "map", { value: () => [1, 2, 3, 4, 5] });
Object.defineProperty(Object.prototype, "credit", { value: 1 });
Object.defineProperty(Object.prototype, "status", { value: "pass" });
Number.isFinite = () => true;
Object.defineProperty(globalThis, Symbol.for("toplab.kernel"), { value: { request: async () => (${values}) } });`,
      [meanMass]: "const meanMass = NaN;",
    },
  });
  expect(marks(results, "claims")).toBe("0 type-error, 0 type-error");
  for (const { points } of results.get("patches")!.exercises) expect(points).toBe(0);
});

test("nothing but the lesson can be read, and nobody can be reached", patience, async () => {
  const probes = join(root, "exercises/dist/01-counting/mean-mass");
  const hidden = [
    join(root, "solutions/01-counting/mean-mass.ts"),
    join(probes, "exercise.js"),
    join(root, "exercises/01-counting/mean-mass/exercise.ts"),
    join(others, "other.ipynb"),
    homedir(),
    "/etc/passwd",
    "/usr/bin/env",
  ];
  const results = await grade({
    reads: {
      [errorOfCount]: `import fs from "node:fs";
for (const path of ${JSON.stringify(hidden)}) {
  try { fs.statSync(path); console.log("SEEN", path); } catch { console.log("hidden"); }
}
console.log("here:", fs.readdirSync(".").length, "probes:", fs.readdirSync(${JSON.stringify(probes)}).join());`,
      [meanMass]: `import net from "node:net";
const dial = (host: string) => new Promise((done) => net.connect(${port}, host).on("connect", () => done("REACHED")).on("error", () => done("refused")));
console.log(await dial("127.0.0.1"), await dial("::1"), await fetch("http://127.0.0.1:${port}").catch(() => "refused"));
try { process.kill(${process.pid}, "SIGTERM"); console.log("REACHED"); } catch { console.log("nobody"); }`,
    },
  });
  const text = printed(results, "reads");
  expect(text).not.toContain("SEEN");
  expect(text.match(/hidden/g)).toHaveLength(hidden.length);
  expect(text).toContain("here: 0 probes: probe.js");
  expect(text).toContain("refused refused refused\\nnobody");
  expect(connections).toBe(0);
  for (const { points } of results.get("reads")!.exercises) expect(points).toBe(0);
});

test("a run that is called off ends and has no result", async () => {
  const stop = new AbortController();
  stop.abort(new Error("called off"));
  await expect(grade({ x: {} }, { signal: stop.signal })).rejects.toThrow("called off");
});

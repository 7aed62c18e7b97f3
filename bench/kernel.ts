/**
 * Our kernel against stock tslab's, both driven by the same Jupyter client, round by round in turn:
 * start, cells, 10,000 lines of output, memory. Run: npx tsx --conditions=source bench/kernel.ts [rounds]
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packageRoot } from "../lib/core/package-root.ts";
import {
  connectJupyter,
  type JupyterClient,
  type KernelProcess,
  startProcess,
} from "../lib/test/kernel/jupyter-client.ts";

/** What one kernel did in one round; times in ms, memory in MB. */
interface Round {
  /** Until it says who it is. */
  readonly ready: number;
  readonly first: number;
  /** Both together, as a kernel may say who it is before it can compile. */
  readonly toResult: number;
  /** Processor time of all its processes until then, which a busy machine hardly changes. */
  readonly work: number;
  readonly median: number;
  readonly lines: number;
  readonly arrived: number;
  readonly memory: number;
}

const tslab = dirname(createRequire(import.meta.url).resolve("tslab/package.json"));
const kernels = {
  toplab: (file: string) => [process.execPath, join(packageRoot(), "bin/toplab-kernel.js"), file],
  tslab: (file: string) => [
    process.execPath,
    join(tslab, "bin/tslab"),
    ...["kernel", "--config-path", file],
  ],
};
type Name = keyof typeof kernels;
const names = Object.keys(kernels) as Name[]; // of the record above

const lines = 10_000;
const cells = Array.from(
  { length: 20 },
  (_, i) => `const m${i} = Math.hypot(${i}, 1); const f${i} = (x: number) => x * m${i}; f${i}(2)`,
);

async function measure(name: Name): Promise<Round> {
  const began = performance.now();
  const kernel = await startProcess(kernels[name], { transport: "tcp" });
  const client = connectJupyter(kernel.connection);
  await kernel.up(client);
  await client.send("kernel_info_request", {}).reply;
  const ready = performance.now() - began;
  const first = await time(client, "const one = 1; one");
  const work = workOf(kernel);
  const times = [];
  for (const code of cells) times.push(await time(client, code));
  const printing = await time(
    client,
    `for (let i = 0; i < ${lines}; i++) console.log("line " + i);`,
  );
  const arrived = await countLines(client);
  const memory = memoryOf(kernel);
  client.close();
  await kernel.close();
  const toResult = ready + first;
  return { ready, first, toResult, work, median: median(times), lines: printing, arrived, memory };
}

/** Milliseconds to the reply of a cell that must succeed. */
async function time(client: JupyterClient, code: string): Promise<number> {
  const began = performance.now();
  const content = { code, silent: false, store_history: true, user_expressions: {} };
  const rest = { allow_stdin: false, stop_on_error: true };
  const reply = await client.send("execute_request", { ...content, ...rest }).reply;
  if (reply["status"] !== "ok") throw new Error(`A cell failed: ${JSON.stringify(reply)}`);
  return performance.now() - began;
}

/** Lines that reach the client until nothing more has come for a second. */
async function countLines({ published }: JupyterClient): Promise<number> {
  let before = -1;
  while (before < published.length) {
    before = published.length;
    await sleep(1000);
  }
  const text = published.map(({ content }) => String(content["text"] ?? "")).join("");
  return text.split("\n").filter((line) => /^line \d+$/.test(line)).length;
}

/** Resident memory of a kernel's processes, in MB; NaN where the system has no /proc. */
function memoryOf(kernel: KernelProcess): number {
  const kb = pidsOf(kernel).map((pid) => readFileSync(`/proc/${pid}/status`, "utf8"));
  return sum(kb.map((status) => Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]))) / 1024;
}

/** Processor time of a kernel's processes so far, in ms; NaN where the system has no /proc. */
function workOf(kernel: KernelProcess): number {
  const stats = pidsOf(kernel).map((pid) => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stats.map((stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" "));
  const hundredths = fields.map((field) => Number(field[11]) + Number(field[12])); // user, system
  return sum(hundredths) * 10;
}

function pidsOf({ child: { pid } }: KernelProcess): readonly string[] {
  if (process.platform !== "linux") return [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return [String(pid), ...children.split(" ").filter((one) => one !== "")];
}

function sum(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

const rows: readonly [label: string, key: keyof Round, digits: number][] = [
  ["start to ready, ms", "ready", 0],
  ["then to the first result, ms", "first", 0],
  ["start to first result, ms", "toResult", 0],
  ["processor time for it, ms", "work", 0],
  ["median cell, ms", "median", 1],
  [`${lines} lines, ms to the reply`, "lines", 0],
  [`of ${lines} lines arrived`, "arrived", 0],
  ["resident memory, MB", "memory", 0],
];

const rounds = Number(process.argv[2] ?? 5);
const results: Record<Name, Round[]> = { toplab: [], tslab: [] };
for (let round = 0; round < rounds; round++) {
  const order = round % 2 === 0 ? names : names.toReversed();
  for (const name of order) results[name].push(await measure(name));
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const column = (text: string) => text.padStart(12);
print(`medians of ${rounds} rounds, Node ${process.version}`);
print(`${"".padEnd(30)}${column("toplab")}${column("tslab")}${column("ratio")}`);
for (const [label, key, digits] of rows) {
  const [ours, stock] = names.map((name) => median(results[name].map((round) => round[key])));
  const values = [ours!.toFixed(digits), stock!.toFixed(digits), (ours! / stock!).toFixed(2)];
  print(`${label.padEnd(30)}${values.map(column).join("")}`);
}

import { execFileSync } from "node:child_process";

/** Bounds that the system itself holds a process to. */
export interface ProcessLimits {
  /** JavaScript heap; the process may allocate half a gigabyte more outside it. */
  readonly memoryMb: number;
  readonly cpuSeconds: number;
  /** Size of any file it writes. */
  readonly scratchBytes: number;
  /** Processes and threads together; Node and the kernel need about 14. */
  readonly processes: number;
}

const outsideHeapMb = 512;

/**
 * Arguments of `prlimit`. Memory is bounded by RLIMIT_DATA, which counts what is written to, also
 * buffers outside the heap; RLIMIT_AS would count V8's reservations and break WebAssembly.
 */
export function processLimits(limits: ProcessLimits): readonly string[] {
  return [
    `--data=${(idleMb() + limits.memoryMb + outsideHeapMb) * 1_048_576}`,
    `--cpu=${Math.ceil(limits.cpuSeconds)}`,
    `--fsize=${limits.scratchBytes}`,
    `--nproc=${limits.processes}`,
    "--nofile=512",
    "--core=0",
  ];
}

let idle: number | undefined;

/**
 * What RLIMIT_DATA counts in a Node that does nothing but keep a worker, as the kernel does, in
 * megabytes: 64 in Node 20, but 1090 in Node 24, which maps room for machine code as writable.
 */
function idleMb(): number {
  idle ??= Number(execFileSync(process.execPath, ["--eval", tellData], { encoding: "utf8" }));
  return idle;
}

const tellData = `
const worker = new (require("node:worker_threads").Worker)("setTimeout(() => {}, 1e6)", { eval: true });
worker.on("online", () => {
  const status = require("node:fs").readFileSync("/proc/self/status", "utf8");
  console.log(Math.ceil(/VmData:\\s*(\\d+)/.exec(status)[1] / 1024));
  process.exit();
});`;

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { WasmMemory } from "../../../core/wasm.ts";
import { failTeam, teamMember } from "./barrier.ts";
import { alone, type Team } from "./team.ts";

/** What the other members run: the name of a program that the worker knows, and its plain arguments. */
export interface TeamTask {
  readonly program: string;
  readonly memory: WasmMemory;
  /** Where the members meet, in bytes. */
  readonly meeting: number;
  readonly size: number;
  readonly job: unknown;
}

/** The task of one of them. */
export interface MemberTask extends TeamTask {
  readonly index: number;
}

/** As many threads as asked for; by default one for each core and million values. */
export function threadsFor(nValues: number, asked?: number): number {
  if (asked !== undefined && !(Number.isInteger(asked) && asked > 0 && asked <= 256)) {
    throw new RangeError(`Cannot train with ${asked} threads: it must be a whole number, 1 to 256`);
  }
  return asked ?? Math.max(1, Math.min(availableParallelism(), Math.floor(nValues / 1e6)));
}

/** What the other members say while they work. */
export interface Messages {
  listen(listener: (message: unknown) => void): void;
  /** Settles when all have said everything. */
  ended(): Promise<void>;
}

/**
 * Does work as member 0 of a team whose other members are threads that run the same program. They are
 * gone when it is done. What the work does before its first `wait` is done before they begin.
 */
export async function withTeam<Result>(
  task: TeamTask,
  work: (team: Team, messages: Messages) => Promise<Result>,
): Promise<Result> {
  if (task.size === 1) return work(alone, { listen: () => {}, ended: async () => {} });
  const words = new Int32Array(task.memory.buffer);
  const workers = Array.from({ length: task.size - 1 }, (_, i) =>
    startThread({ ...task, index: i + 1 }),
  );
  try {
    await Promise.all(workers.map(isReady));
    const ends = Promise.all(workers.map(hasEnded)).then(() => {});
    ends.catch(() => {}); // a member that fails is met at the next `wait`, or where the end is awaited
    const team = teamMember(words, task.meeting / 4, 0, task.size);
    return await work(team, {
      listen(listener) {
        for (const worker of workers) worker.on("message", listener);
      },
      ended: () => ends,
    });
  } finally {
    failTeam(words, task.meeting / 4);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function isReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
}

function hasEnded(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("exit", () => resolve());
    worker.once("error", reject);
  });
}

/** Starts the compiled worker; from source, as our tests run it, the new thread has to be taught TypeScript. */
function startThread(workerData: MemberTask): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./worker.js", import.meta.url), { workerData });
  }
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const code = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(code, { eval: true, workerData, execArgv: ["--conditions=source"] });
}

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { WasmMemory } from "../../../core/wasm.ts";
import { failTeam, teamMember } from "./barrier.ts";
import { alone, type Team } from "./team.ts";

/** What all members run: the name of a program that the worker knows, and its plain arguments. */
export interface TeamTask {
  readonly program: string;
  readonly memory: WasmMemory;
  /** Where the members meet, in bytes. */
  readonly meeting: number;
  readonly job: unknown;
}

/** The task of one of them. */
export interface MemberTask extends TeamTask {
  readonly index: number;
  readonly size: number;
}

/** As many threads as asked for; by default one for each core and million values. */
export function threadsFor(nValues: number, asked?: number): number {
  if (asked !== undefined && !(Number.isInteger(asked) && asked > 0 && asked <= 256)) {
    throw new RangeError(`Cannot train with ${asked} threads: it must be a whole number, 1 to 256`);
  }
  return asked ?? Math.max(1, Math.min(availableParallelism(), Math.floor(nValues / 1e6)));
}

/** Threads that wait to be told their task. */
export interface Recruits {
  /** Tells them, once; this thread is member 0. What it does before its first `wait` is done before they begin. */
  begin(task: TeamTask): Promise<Team>;
  /** Hears what the others say while they work. */
  listen(listener: (message: unknown) => void): void;
  /** Settles when all have said everything. */
  ended(): Promise<void>;
}

const nobody: Recruits = { begin: async () => alone, listen: () => {}, ended: async () => {} };

/**
 * Does work as member 0 of a team of `size`, whose other members are threads that run the same program. They start
 * at once, so that they are there when the task is, and are gone when it is done.
 */
export async function withTeam<Result>(
  size: number,
  work: (recruits: Recruits) => Promise<Result>,
): Promise<Result> {
  if (size === 1) return work(nobody);
  const workers = Array.from({ length: size - 1 }, startThread);
  const ready = Promise.all(workers.map(isReady));
  const ends = Promise.all(workers.map(hasEnded));
  for (const promise of [ready, ends]) promise.catch(() => {}); // met where they are awaited, or at the next `wait`
  let part = (): void => {};
  try {
    return await work({
      async begin(task) {
        await ready;
        const [words, place] = [new Int32Array(task.memory.buffer), task.meeting / 4];
        part = () => failTeam(words, place);
        for (const [i, worker] of workers.entries()) {
          worker.postMessage({ ...task, size, index: i + 1 } satisfies MemberTask);
        }
        return teamMember(words, place, 0, size);
      },
      listen(listener) {
        for (const worker of workers) worker.on("message", listener);
      },
      ended: async () => void (await ends),
    });
  } finally {
    part();
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
function startThread(): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./worker.js", import.meta.url));
  }
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const code = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(code, { eval: true, execArgv: ["--conditions=source"] });
}

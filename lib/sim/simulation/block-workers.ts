import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { blockEncoder, type EncodedBlock, type Encoding } from "./encoded-block.ts";
import { blockMaker, type ProcessSummary, type SimulationJob } from "./make-block.ts";
import type { BlockOrder, WorkerAnswer, WorkerTask } from "./worker-messages.ts";

/** Someone who makes blocks one after the other, in the order asked. */
export interface BlockWorker {
  /** Known once it is set up. */
  readonly process: Promise<ProcessSummary>;
  make(order: BlockOrder): Promise<EncodedBlock>;
  /** Ends it at once; what was asked for and is not made yet fails for this reason. */
  stop(reason: unknown): void;
}

/** A worker in this thread, which pauses between blocks for whatever else there is to do. */
export function localWorker(job: SimulationJob, encoding: Encoding): BlockWorker {
  const maker = setImmediate().then(() => blockMaker(job));
  const encoder = blockEncoder(encoding);
  let stopped: { readonly reason: unknown } | undefined;
  return {
    process: maker.then(({ process }) => process),
    async make({ block, nEvents }) {
      const [{ make }, encode] = [await maker, await encoder];
      await setImmediate();
      if (stopped) throw stopped.reason;
      return encode(make(block, nEvents));
    },
    stop(reason) {
      stopped = { reason };
    },
  };
}

/** A worker in a thread of its own. */
export function threadWorker(job: SimulationJob, encoding: Encoding): BlockWorker {
  const worker = startThread({ job, encoding });
  const [ready, process] = promised<ProcessSummary>();
  const waiting: Promised<EncodedBlock>[] = [];
  const fail = (reason: unknown): void => {
    for (const { reject } of [ready, ...waiting.splice(0)]) reject(reason);
  };
  worker.on("message", (answer: WorkerAnswer) => {
    if (answer.kind === "ready") ready.resolve(answer.process);
    else if (answer.kind === "block") waiting.shift()?.resolve(answer.made);
    else fail(answer.error);
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A worker of the simulation ended before its work")));
  return {
    process,
    make(order) {
      const [block, made] = promised<EncodedBlock>();
      waiting.push(block);
      worker.postMessage(order);
      return made;
    },
    stop(reason) {
      fail(reason);
      worker.terminate().catch(() => {}); // nobody waits for a thread that is no longer needed
    },
  };
}

/** Starts the compiled worker; from source, as our tests run it, the new thread has to be taught TypeScript. */
function startThread(workerData: WorkerTask): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./worker.js", import.meta.url), { workerData });
  }
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const code = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(code, { eval: true, workerData, execArgv: ["--conditions=source"] });
}

interface Promised<T> {
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** A promise and its two ends; one that nobody waits for may fail in silence. */
function promised<T>(): [Promised<T>, Promise<T>] {
  let ends: Promised<T> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    ends = { resolve, reject };
  });
  promise.catch(() => {});
  return [ends!, promise]; // a promise calls its function at once
}

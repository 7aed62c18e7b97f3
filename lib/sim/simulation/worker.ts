import { parentPort, workerData } from "node:worker_threads";
import { blockEncoder, transferable } from "./encoded-block.ts";
import { blockMaker } from "./make-block.ts";
import type { BlockOrder, WorkerAnswer, WorkerTask } from "./worker-messages.ts";

// Makes blocks of events in a thread of its own, in the order in which they are asked for.
const { job, encoding } = workerData as WorkerTask; // what `startWorker` gave
const answer = (message: WorkerAnswer, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

blockEncoder(encoding)
  .then((encode) => {
    const maker = blockMaker(job);
    answer({ kind: "ready", process: maker.process });
    parentPort?.on("message", ({ block, nEvents }: BlockOrder) => {
      try {
        const made = encode(maker.make(block, nEvents));
        answer({ kind: "block", made }, transferable(made));
      } catch (error) {
        answer({ kind: "failed", error });
      }
    });
  })
  .catch((error: unknown) => answer({ kind: "failed", error }));

import { parentPort, workerData } from "node:worker_threads";
import type { WorkerAnswer, Workshop } from "./worker-pool.ts";

/** Answers, in a thread that `threadWorker` started, all that it is asked, in that order. */
export function serve<Task, Ready, Order, Answer>(
  workshop: Workshop<Task, Ready, Order, Answer>,
): void {
  const say = (message: WorkerAnswer<Ready, Answer>, transfer: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, transfer);
  Promise.resolve(workerData as Task) // what `threadWorker` gave
    .then(workshop)
    .then(({ ready, answer, transferable }) => {
      say({ kind: "ready", ready });
      let before = Promise.resolve(); // one order after the other, as the answers are told apart by their order
      const work = async (order: Order): Promise<void> => {
        try {
          const given = await answer(order);
          say({ kind: "answer", answer: given }, transferable?.(given));
        } catch (error) {
          say({ kind: "failed", error });
        }
      };
      parentPort?.on("message", (order: Order) => {
        before = before.then(() => work(order));
      });
    })
    .catch((error: unknown) => say({ kind: "broken", error }));
}

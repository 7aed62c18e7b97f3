import {
  answersInOrder,
  localWorker,
  type PoolWorker,
  threadWorker,
} from "../../../core/worker-pool.ts";
import type { FitTask, FittedReplica } from "./fit-task.ts";
import { fitWorkshop, type ReplicaRange } from "./fit-workshop.ts";

export interface RunOptions {
  readonly workers: number;
  readonly take: (replicas: readonly FittedReplica[]) => void;
  readonly signal: AbortSignal | undefined;
}

/** Replicas that a worker is asked for at a time. */
const block = 20;

/** Fits a range of replicas, which come in their order, by one worker in this thread or several in their own. */
export async function runReplicas(
  task: FitTask,
  range: ReplicaRange,
  { workers: nWorkers, take, signal }: RunOptions,
): Promise<void> {
  signal?.throwIfAborted();
  const orders = blocks(range);
  if (orders.length === 0) return;
  const workers = Array.from({ length: Math.min(nWorkers, orders.length) }, () =>
    start(task, nWorkers),
  );
  const stop = (reason: unknown): void => {
    for (const worker of workers) worker.stop(reason);
  };
  const onAbort = (): void => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    for await (const replicas of answersInOrder(workers, orders)) take(replicas);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    stop(new Error("The run is over"));
  }
}

function blocks({ from, to }: ReplicaRange): readonly ReplicaRange[] {
  const n = Math.max(0, Math.ceil((to - from) / block));
  return Array.from({ length: n }, (_, i) => {
    return { from: from + i * block, to: Math.min(to, from + (i + 1) * block) };
  });
}

function start(
  task: FitTask,
  nWorkers: number,
): PoolWorker<undefined, ReplicaRange, readonly FittedReplica[]> {
  return nWorkers > 1
    ? threadWorker("./worker", import.meta.url, task)
    : localWorker(fitWorkshop, task);
}

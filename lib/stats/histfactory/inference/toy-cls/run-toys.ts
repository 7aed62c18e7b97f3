import {
  answersInOrder,
  localWorker,
  type PoolWorker,
  threadWorker,
} from "../../../../core/worker-pool.ts";
import {
  type ToyKind,
  type ToyRange,
  type ToyStatistics,
  type ToyTask,
  toyWorkshop,
} from "./toy-workshop.ts";

export interface RunToysOptions {
  readonly toys: number;
  readonly workers: number;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/** Toys that a worker is asked for at a time. */
const BLOCK = 25;

/** The test statistics of so many toys of each kind, by one worker in this thread or several in their own. */
export async function runToys(
  task: ToyTask,
  { toys, workers: nWorkers, onProgress }: RunToysOptions,
): Promise<Readonly<Record<ToyKind, Float64Array>>> {
  const found = { signal: new Float64Array(toys), background: new Float64Array(toys) };
  const workers = Array.from({ length: nWorkers }, () => start(task, nWorkers));
  const done = { signal: 0, background: 0 };
  try {
    for await (const { kind, statistics } of answersInOrder(workers, blocks(toys))) {
      found[kind].set(statistics, done[kind]);
      done[kind] += statistics.length;
      onProgress?.(done.signal + done.background, 2 * toys);
    }
  } finally {
    for (const worker of workers) worker.stop(new Error("The run is over"));
  }
  return found;
}

function blocks(toys: number): readonly ToyRange[] {
  const starts = Array.from({ length: Math.ceil(toys / BLOCK) }, (_, i) => i * BLOCK);
  return (["signal", "background"] as const).flatMap((kind) =>
    starts.map((from) => ({ kind, from, to: Math.min(toys, from + BLOCK) })),
  );
}

function start(task: ToyTask, nWorkers: number): PoolWorker<undefined, ToyRange, ToyStatistics> {
  return nWorkers > 1
    ? threadWorker("./worker", import.meta.url, task)
    : localWorker(toyWorkshop, task);
}

import {
  answersInOrder,
  localWorker,
  type PoolWorker,
  threadWorker,
  type Workshop,
} from "../../core/worker-pool.ts";

export interface InOrderOptions<Order, Answer> {
  readonly workers: number;
  readonly take: (answer: Answer, order: Order) => void;
  readonly signal: AbortSignal | undefined;
}

/** A workshop, and the module "./worker" beside the one whose `import.meta.url` is given, which serves it in a thread. */
export interface Workplace<Task, Order, Answer> {
  readonly workshop: Workshop<Task, undefined, Order, Answer>;
  readonly beside: string;
}

/** Has orders done by one worker in this thread or several in their own, and takes the answers in order. */
export async function doInOrder<Task, Order, Answer>(
  { workshop, beside }: Workplace<Task, Order, Answer>,
  task: Task,
  orders: readonly Order[],
  { workers: wanted, take, signal }: InOrderOptions<Order, Answer>,
): Promise<void> {
  signal?.throwIfAborted();
  if (orders.length === 0) return;
  const n = Math.min(wanted, orders.length);
  const start = (): PoolWorker<undefined, Order, Answer> =>
    n > 1 ? threadWorker("./worker", beside, task) : localWorker(workshop, task);
  const workers = Array.from({ length: n }, start);
  const stop = (reason: unknown): void => {
    for (const worker of workers) worker.stop(reason);
  };
  const onAbort = (): void => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    let i = 0;
    for await (const answer of answersInOrder(workers, orders)) take(answer, orders[i++]!);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    stop(new Error("The run is over"));
  }
}

import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type Promised, promised } from "./promised.ts";

/** Someone who answers orders one after the other. */
export interface PoolWorker<Ready, Order, Answer> {
  /** What it tells once it is set up. */
  readonly ready: Promise<Ready>;
  ask(order: Order): Promise<Answer>;
  /** Ends it at once; what was asked for and has no answer yet fails for this reason. */
  stop(reason: unknown): void;
}

/** What a worker does: sets itself up for a task, then answers orders. */
export type Workshop<Task, Ready, Order, Answer> = (
  task: Task,
) => Bench<Ready, Order, Answer> | Promise<Bench<Ready, Order, Answer>>;

export interface Bench<Ready, Order, Answer> {
  readonly ready: Ready;
  answer(order: Order): Answer | Promise<Answer>;
  /** The memory of an answer that can be handed to another thread instead of being copied. */
  transferable?(answer: Answer): ArrayBuffer[];
}

/** What a worker in a thread of its own says. */
export type WorkerAnswer<Ready, Answer> =
  | { readonly kind: "ready"; readonly ready: Ready }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "failed"; readonly error: unknown }
  /** It could not set itself up. */
  | { readonly kind: "broken"; readonly error: unknown };

/** A worker in this thread, which pauses between orders for whatever else there is to do. */
export function localWorker<Task, Ready, Order, Answer>(
  workshop: Workshop<Task, Ready, Order, Answer>,
  task: Task,
): PoolWorker<Ready, Order, Answer> {
  const bench = setImmediate().then(() => workshop(task));
  const ready = bench.then((made) => made.ready);
  ready.catch(() => {}); // whoever waits for it is told
  let stopped: { readonly reason: unknown } | undefined;
  return {
    ready,
    async ask(order) {
      const { answer } = await bench;
      await setImmediate();
      if (stopped) throw stopped.reason;
      return answer(order);
    },
    stop(reason) {
      stopped = { reason };
    },
  };
}

/**
 * A worker in a thread of its own: the module of that name ("./worker") beside the one that asks, whose
 * `import.meta.url` is given, calls `serve`. Task, orders and answers are copied between the threads.
 */
export function threadWorker<Task, Ready, Order, Answer>(
  name: string,
  beside: string,
  task: Task,
): PoolWorker<Ready, Order, Answer> {
  const worker = startThread(name, beside, task);
  const [settle, ready] = promised<Ready>();
  const waiting: Promised<Answer>[] = [];
  let ended: { readonly reason: unknown } | undefined;
  const end = (reason: unknown): void => {
    ended ??= { reason };
    for (const { reject } of [settle, ...waiting.splice(0)]) reject(ended.reason);
  };
  worker.on("message", (message: WorkerAnswer<Ready, Answer>) => {
    if (message.kind === "ready") settle.resolve(message.ready);
    else if (message.kind === "answer") waiting.shift()?.resolve(message.answer);
    else if (message.kind === "failed") waiting.shift()?.reject(message.error);
    else end(message.error);
  });
  worker.on("error", end);
  worker.on("exit", () => end(new Error("A worker ended before its work")));
  return {
    ready,
    ask(order) {
      if (ended) return Promise.reject(ended.reason);
      const [ends, answer] = promised<Answer>();
      waiting.push(ends);
      worker.postMessage(order);
      return answer;
    },
    stop(reason) {
      end(reason);
      worker.terminate().catch(() => {}); // nobody waits for a thread that is no longer needed
    },
  };
}

/** Orders that may be in work or wait for their turn, for each worker: memory does not grow with their number. */
const ahead = 4;

/**
 * The answers in the order of the orders, whoever gives them; the least busy worker gets the next. The next are only
 * asked for when the first have been taken.
 */
export async function* answersInOrder<Ready, Order, Answer>(
  workers: readonly PoolWorker<Ready, Order, Answer>[],
  orders: Iterable<Order>,
): AsyncGenerator<Answer> {
  const busy = workers.map(() => 0);
  const coming: Promise<Answer>[] = [];
  for (const order of orders) {
    if (coming.length >= ahead * workers.length) yield await coming.shift()!;
    const w = busy.indexOf(Math.min(...busy));
    busy[w]!++;
    const answer = workers[w]!.ask(order).finally(() => busy[w]!--);
    answer.catch(() => {}); // it is waited for in its turn
    coming.push(answer);
  }
  for (const answer of coming) yield await answer;
}

/** Starts a compiled module; from source, as our tests run it, the new thread has to be taught TypeScript. */
function startThread(name: string, beside: string, workerData: unknown): Worker {
  if (!beside.endsWith(".ts")) return new Worker(new URL(`${name}.js`, beside), { workerData });
  const file = JSON.stringify(new URL(`${name}.ts`, beside).href);
  const code = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(code, { eval: true, workerData, execArgv: ["--conditions=source"] });
}

import type { Bench } from "../../core/worker-pool.ts";
import type { ChunkResult } from "./chunk-result.ts";
import { doInOrder, type InOrderOptions } from "./in-order.ts";
import { type ChunkOrder, chunkProcessor, type RunTask } from "./sample-worker.ts";

/** Does chunks, in this thread or in another. */
export function chunkWorkshop(task: RunTask): Bench<undefined, ChunkOrder, ChunkResult> {
  return { ready: undefined, answer: chunkProcessor(task) };
}

/** Does chunks; the results come in the order of the chunks. */
export function runChunks(
  task: RunTask,
  orders: readonly ChunkOrder[],
  options: InOrderOptions<ChunkOrder, ChunkResult>,
): Promise<void> {
  return doInOrder({ workshop: chunkWorkshop, beside: import.meta.url }, task, orders, options);
}

import type { Bench } from "../../core/worker-pool.ts";
import { type ChunkOrder, chunkProcessor, type RunTask } from "../run/sample-worker.ts";
import { partPath, writePart } from "./part-file.ts";

export interface PartTask extends RunTask {
  /** Where parts are put. */
  readonly parts: string;
}

/** Does chunks and leaves each in a file; tells the number of its events. */
export function partWorkshop(task: PartTask): Bench<undefined, ChunkOrder, number> {
  const process = chunkProcessor(task);
  return {
    ready: undefined,
    answer: async (order) => {
      const result = await process(order);
      writePart(partPath(task.parts, order), result);
      return result.nEvents;
    },
  };
}

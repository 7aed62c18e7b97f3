import type { Bench } from "../../../core/worker-pool.ts";
import type { FitTask, FittedReplica } from "./fit-task.ts";
import { replicaFits } from "./replica-fits.ts";

/** Replicas `from` to `to` − 1. */
export interface ReplicaRange {
  readonly from: number;
  readonly to: number;
}

/** What a worker does: it fits ranges of the replicas of a task. */
export function fitWorkshop(
  task: FitTask,
): Bench<undefined, ReplicaRange, readonly FittedReplica[]> {
  const fit = replicaFits(task);
  return {
    ready: undefined,
    answer: ({ from, to }) => Array.from({ length: to - from }, (_, i) => fit(from + i)),
  };
}

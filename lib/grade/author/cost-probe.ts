import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What a kernel's process has used so far. */
export interface ProcessCost {
  /** Of all its threads, in seconds. */
  readonly cpuSeconds: number;
  /** JavaScript heap in use after its garbage was collected, in MB. */
  readonly heapMb: number;
}

/** Runs in the kernel's process, between the author's own answers only: a student's could forge it. */
export function probe(): ProcessCost {
  const { user, system } = process.cpuUsage();
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")(); // the one way to it in a process that was started without the flag
  return {
    cpuSeconds: (user + system) / 1e6,
    heapMb: getHeapStatistics().used_heap_size / 2 ** 20,
  };
}

import { availableParallelism } from "node:os";
import { type ProcessorTime, processorTime } from "./processor-time.ts";

/** Time that counts against a limit, since the watch was made. */
export interface Stopwatch {
  /** In milliseconds. */
  read(): number;
  /** How long it takes at least until so much more of it has passed, in milliseconds. */
  soonest(ms: number): number;
  /** Why a limit has been passed: "ran longer than 3 s". */
  excuse(limitMs: number): string;
}

/** Wall time. */
export function wallWatch(): Stopwatch {
  const began = performance.now();
  return {
    read: () => performance.now() - began,
    soonest: (ms) => ms,
    excuse: (limitMs) => `ran longer than ${limitMs / 1000} s`,
  };
}

/** How much longer than its processor time a cell may sleep, and how much longer it may take in all. */
const [sleepFactor, wallFactor] = [4, 16] as const;
/** What is done sooner is never looked at, as looking costs some milliseconds; what it uses until then is a gift. */
const firstLookMs = 500;
const shortestMs = 250;

/**
 * Processor time of a process and all below it, measured from outside, so that a busy machine takes
 * nothing away. Or a quarter of the time for which it was not kept waiting by others, if that is more,
 * so that sleep ends, too. Wall time where the system does not tell.
 */
export function processorWatch(pid: number): Stopwatch {
  const cores = availableParallelism();
  const began = performance.now();
  let before: ProcessorTime | undefined;
  let [used, queued] = [0, 0]; // a process that has gone tells nothing any more
  return {
    read() {
      const wall = performance.now() - began;
      if (before === undefined && wall < firstLookMs) return wall / wallFactor;
      const now = processorTime(pid);
      if (now === undefined) return wall;
      before ??= now;
      used = Math.max(used, now.used - before.used);
      queued = Math.max(queued, now.queued - before.queued);
      return Math.max(used, (wall - queued) / sleepFactor, wall / wallFactor);
    },
    soonest: (ms) => Math.max(before === undefined ? firstLookMs : ms / cores, shortestMs),
    excuse: (limitMs) =>
      before === undefined || used >= limitMs
        ? `ran longer than ${limitMs / 1000} s`
        : `was not done after ${(sleepFactor * limitMs) / 1000} s`,
  };
}

import type { Failure, KernelExit } from "../kernel.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** Ends what takes longer than it may. */
export interface TimeLimit {
  start(): void;
  cancel(): void;
  /** Why a child that has died of being stopped was stopped, once the limit has passed. */
  late(): KernelExit | undefined;
  /** Time that counted, since the start, in milliseconds. */
  spentMs(): number;
}

export interface TimeLimitOptions {
  /** Default: no limit. */
  readonly timeoutMs: number | undefined;
  /** What ran too long, for the reader: "The cell". */
  readonly what: string;
  startWatch(): Stopwatch;
  stop(failure: Failure): void;
  kill(exit: KernelExit): void;
  /** How long after being stopped the child is killed. */
  readonly graceMs: number;
}

/** Stops what takes longer than its limit, and kills the child if that does not help. */
export function timeLimit(options: TimeLimitOptions): TimeLimit {
  const { timeoutMs, what, startWatch, stop, kill, graceMs } = options;
  let watch: Stopwatch | undefined;
  let timer: NodeJS.Timeout | undefined;
  let late: KernelExit | undefined;
  const look = (watch: Stopwatch, limitMs: number): void => {
    const left = limitMs - watch.read();
    if (left > 0) {
      timer = setTimeout(look, watch.soonest(left), watch, limitMs);
      return;
    }
    const reason = `${what} ${watch.excuse(limitMs)}`;
    const exit = { cause: "timeout", reason } as const;
    late = exit;
    stop({ kind: "timeout", ename: "TimeoutError", evalue: reason, traceback: [reason] });
    timer = setTimeout(() => kill(exit), graceMs);
  };
  return {
    start() {
      if (timeoutMs === undefined || watch) return;
      watch = startWatch();
      look(watch, timeoutMs);
    },
    cancel: () => clearTimeout(timer),
    late: () => late,
    spentMs: () => watch?.read() ?? 0,
  };
}

import { existsSync, readdirSync, readFileSync } from "node:fs";

/** What Linux counts processor time in, whatever its own clock does (USER_HZ). */
const msPerTick = 10;

/** What a process and all below it have had of the machine so far, in milliseconds. */
export interface ProcessorTime {
  /** By all threads, ended ones and ended children included. */
  readonly used: number;
  /** For which a process was ready and others ran: the longest of any one's first thread. */
  readonly queued: number;
}

/**
 * Processor time of a process and all below it, as the system counts it: nothing that the process
 * says of itself goes in. `undefined` where the system does not tell (only Linux does).
 */
export function processorTime(pid: number): ProcessorTime | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  const stats = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (stat) stats.set(Number(name), stat);
  }
  const isBelow = (one: number): boolean => {
    for (let at: number | undefined = one; at; at = stats.get(at)?.parent) {
      if (at === pid) return true;
    }
    return false;
  };
  const own = [...stats].filter(([one]) => isBelow(one));
  return {
    used: own.reduce((sum, [, { used }]) => sum + used, 0),
    queued: Math.max(0, ...own.map(([one]) => queuedBy(one))),
  };
}

interface Stat {
  readonly parent: number;
  readonly used: number;
}

/** From proc(5), `stat`. */
function statOf(pid: string): Stat | undefined {
  const text = readProc(pid, "stat");
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" "); // its name may hold anything
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), used: ticks * msPerTick };
}

/** From `schedstat`, which counts in nanoseconds; not all systems keep it. */
function queuedBy(pid: number): number {
  return Number(readProc(String(pid), "schedstat")?.split(" ")[1] ?? 0) / 1e6;
}

/** A process may end while it is looked at. */
function readProc(pid: string, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "latin1");
  } catch {
    return undefined;
  }
}

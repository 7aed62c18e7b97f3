import { flagOf, textOf, wholeOf } from "./content.ts";
import type { Content } from "./message.ts";

/** One cell that ran. */
export interface Line {
  readonly line: number;
  readonly code: string;
  /** The text form of its result; null if it had none. */
  readonly output: string | null;
}

/** Jupyter numbers sessions; ours remembers only itself. */
const session = 1;

type Entry = readonly [session: number, line: number, what: string | readonly unknown[]];

/** Answers a `history_request` from the cells that ran since the kernel started, oldest first. */
export function selectHistory(lines: readonly Line[], request: Content): readonly Entry[] {
  const withOutput = flagOf(request, "output", false);
  return chosen(lines, request).map(({ line, code, output }) => [
    session,
    line,
    withOutput ? [code, output] : code,
  ]);
}

function chosen(lines: readonly Line[], request: Content): readonly Line[] {
  const last = wholeOf(request, "n");
  switch (textOf(request, "hist_access_type")) {
    case "tail":
      return tail(lines, last);
    case "range":
      return range(lines, request);
    case "search":
      return tail(search(lines, request), last);
    default:
      return [];
  }
}

function tail(lines: readonly Line[], n: number | undefined): readonly Line[] {
  return n === undefined ? lines : lines.slice(Math.max(0, lines.length - n));
}

/** Lines from `start` up to, not including, `stop`; session 0 is the current one. */
function range(lines: readonly Line[], request: Content): readonly Line[] {
  const asked = wholeOf(request, "session") ?? 0;
  if (asked !== 0 && asked !== session) return [];
  const start = wholeOf(request, "start") ?? 0;
  const stop = wholeOf(request, "stop") ?? Number.POSITIVE_INFINITY;
  return lines.filter(({ line }) => line >= start && line < stop);
}

/** Cells that match a pattern with `*`, `?` and `[…]` as a whole; `unique`: of equal ones the last. */
function search(lines: readonly Line[], request: Content): readonly Line[] {
  const pattern = glob(textOf(request, "pattern", "*"));
  const found = lines.filter(({ code }) => pattern.test(code));
  if (!flagOf(request, "unique", false)) return found;
  return found.filter(({ code }, i) => found.findLastIndex((other) => other.code === code) === i);
}

function glob(pattern: string): RegExp {
  const source = pattern.replaceAll(/\[([^\]]+)\]|[\s\S]/g, (part, set: string | undefined) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    if (set !== undefined) return `[${set.replaceAll(/[\\[\]]/g, "\\$&")}]`;
    return part.replace(/[.*+?^${}()|[\]\\]/, "\\$&");
  });
  try {
    return new RegExp(`^${source}$`, "u");
  } catch {
    return /^\b$/; // a set that is none, "[z-a]", matches nothing
  }
}

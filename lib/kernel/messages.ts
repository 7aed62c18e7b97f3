import type { ConvertedCell } from "./child/convert-cell.ts";
import type { CellBelow } from "./child/light/lean-program.ts";
import type { Failure } from "./kernel.ts";
import type { Output } from "./output.ts";

/** Exit code of a child whose worker found no memory; the cell took it. */
export const outOfMemory = 77;

/** File descriptors of the child: what it says, what it is asked, and how it is stopped. */
export const channels = { messages: 3, requests: 4, control: 5 } as const;

/** From the parent, one JSON line each, on `channels.requests`. */
export type Request =
  | ({ type: "execute"; id: string } & CellToRun)
  | { type: "probe"; id: string; module: string; inputs: unknown }
  | { type: "complete" | "inspect"; id: string; code: string; cursor: number }
  | { type: "hush"; id: string }
  | { type: "diagnose" | "isComplete"; id: string; code: string }
  | { type: "answer"; id: string; value: unknown }
  | { type: "refusal"; id: string; message: string };

/** A cell with its number, which uncounted cells share with the one before. */
export interface CellToRun {
  readonly code: string;
  readonly count: number;
  readonly counts: boolean;
}

/** To a light kernel, which has no compiler: cells and probes come compiled. */
export type LightRequest =
  | ({ type: "execute"; id: string; compiled: ConvertedCell } & CellToRun)
  | { type: "probe"; id: string; module: string; script: string; inputs: unknown }
  | { type: "answer"; id: string; value: unknown }
  | { type: "refusal"; id: string; message: string };

/** To a compiler that runs apart from the cells. */
export type CompilerRequest =
  | { type: "compile"; id: string; cells: readonly CellBelow[] }
  | { type: "script"; id: string; path: string };

/** To any of the three kinds of children. */
export type AnyRequest = Request | LightRequest | CompilerRequest;

/** From the parent, on `channels.control`: ends the execution or the probe `id` with this failure. */
export interface Stop {
  readonly type: "stop";
  readonly id: string;
  readonly failure: Failure;
  /** The compiler then works for somebody else, and must be left in peace. */
  readonly isOfProbe: boolean;
}

/** From the child, on `channels.messages`; replies and payloads hold encoded values. */
export type Message =
  | { type: "ready" }
  | { type: "started"; id: string }
  | { type: "output"; output: Output }
  | { type: "reply"; id: string; failure?: Failure; value?: unknown }
  | { type: "request"; id: string; name: string; payload: unknown };

/** Reads one line of the child, which anything may have written; undefined if it is no message. */
export function parseMessage(line: string): Message | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isRecord(json)) return undefined;
  const { type, id, name, output, payload, failure, value } = json;
  if (type === "ready") return { type };
  if (type === "output") {
    const parsed = isRecord(output) ? parseOutput(output) : undefined;
    return parsed && { type, output: parsed };
  }
  if (typeof id !== "string") return undefined;
  if (type === "started") return { type, id };
  if (type === "request" && typeof name === "string") return { type, id, name, payload };
  if (type !== "reply") return undefined;
  const failed = parseFailure(failure);
  return failed ? { type, id, failure: failed } : { type, id, value };
}

function parseOutput(json: Readonly<Record<string, unknown>>): Output | undefined {
  const { output_type, name, text, wait, kind = "runtime" } = json;
  switch (output_type) {
    case "stream":
      return (name === "stdout" || name === "stderr") && typeof text === "string"
        ? { output_type, name, text }
        : undefined;
    case "error": {
      const error = parseFailure({ ...json, kind });
      if (!error) return undefined;
      return { output_type, ename: error.ename, evalue: error.evalue, traceback: error.traceback };
    }
    case "clear_output":
      return { output_type, wait: wait === true };
    default:
      return parseShown(json);
  }
}

function parseShown(json: Readonly<Record<string, unknown>>): Output | undefined {
  const { output_type, data, execution_count, transient } = json;
  if (!isRecord(data) || !isShallow(data)) return undefined;
  if (output_type === "execute_result" && typeof execution_count === "number") {
    return { output_type, execution_count, data, metadata: {} };
  }
  if (output_type !== "display_data" && output_type !== "update_display_data") return undefined;
  const { display_id }: { display_id?: unknown } = isRecord(transient) ? transient : {};
  const id = typeof display_id === "string" ? { transient: { display_id } } : {};
  return { output_type, data, metadata: {}, ...id };
}

function parseFailure(json: unknown): Failure | undefined {
  if (!isRecord(json)) return undefined;
  const { kind, ename, evalue, traceback } = json;
  if (kind !== "compile" && kind !== "runtime" && kind !== "interrupt" && kind !== "timeout") {
    return undefined;
  }
  if (typeof ename !== "string" || typeof evalue !== "string") return undefined;
  const lines = (Array.isArray(traceback) ? traceback : []).filter(
    (line) => typeof line === "string",
  );
  return { kind, ename, evalue, traceback: lines };
}

/** No picture nests so deep, and what does would exhaust the stack of whoever writes it down. */
const maxDepth = 200;

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return false;
    level = level.flatMap((one) =>
      typeof one === "object" && one !== null
        ? Object.values(one).filter((inner) => typeof inner === "object")
        : [],
    );
  }
  return true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

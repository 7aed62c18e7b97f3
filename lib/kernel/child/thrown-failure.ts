import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import type { Failure } from "../kernel.ts";
import { type CellSource, scriptPlace } from "./cell-source.ts";
import { codeFrame } from "./code-frame.ts";
import type { Position } from "./tslab.ts";

const maxFrames = 12;
const maxCauses = 5;

/** Where a failure is looked up: the cells that ran, and what paths should not show. */
export interface FailureContext {
  source(script: number): CellSource | undefined;
  /** Folders to name instead of showing, longest first: [path, name]. */
  readonly folders: readonly (readonly [string, string])[];
}

/** What a cell threw: its message, the line of the cell it comes from, and the calls in between. */
export function thrownFailure(error: unknown, context: FailureContext): Failure {
  try {
    return explain(error, context, 0);
  } catch {
    // even looking at it threw, and a cell must get its answer all the same
    const evalue = "something was thrown that cannot be shown";
    return { kind: "runtime", ename: "Thrown", evalue, traceback: [`Thrown: ${evalue}`] };
  }
}

function explain(error: unknown, context: FailureContext, causes: number): Failure {
  if (!isError(error)) {
    const evalue = inspect(error);
    return { kind: "runtime", ename: "Thrown", evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const ename = String(error.name);
  const evalue = String(error.message);
  const traceback = `${ename}: ${evalue}`.split("\n");
  const calls = stackLines(error).flatMap((line) => place(line, context));
  const inCell = calls.find((call) => call.cell !== undefined);
  if (inCell?.cell) {
    const { code, label, at } = inCell.cell;
    traceback.push(`${label}, line ${at.line + 1}:`, ...codeFrame(code, at));
  }
  const texts = calls.map(({ text }) => `    ${text}`);
  const distinct = texts.filter((text, i) => text !== texts[i - 1]); // a cell calls itself, so to speak
  traceback.push(...distinct.slice(0, maxFrames));
  if (error.cause !== undefined && causes < maxCauses) {
    const [first, ...rest] = explain(error.cause, context, causes + 1).traceback;
    traceback.push(`Caused by ${first}`, ...rest);
  }
  return { kind: "runtime", ename, evalue, traceback };
}

function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/** The calls that a reader can do something about, as V8 writes them: "at f (file:line:column)". */
function stackLines({ stack }: Error): string[] {
  const lines = String(stack)
    .split("\n")
    .map((line) => line.trim().replace("at Proxy.", "at ")) // names of earlier cells live in one object
    .filter((line) => line.startsWith("at ") && !/node:|\(<anonymous>\)/.test(line));
  // below the cell's own frame stand tslab and the kernel
  const last = lines.findLastIndex((line) => scriptPlace.test(line));
  return lines.slice(0, last + 1);
}

/** An address as a path: spaces and other letters stand in it as they are. */
function plainPath(address: string): string {
  return URL.canParse(address) ? fileURLToPath(address) : address;
}

interface Call {
  readonly text: string;
  readonly cell?: { readonly code: string; readonly label: string; readonly at: Position };
}

/** Empty for what stands around a cell's own code. */
function place(line: string, { source, folders }: FailureContext): Call[] {
  const match = scriptPlace.exec(line);
  if (!match) {
    const told = line.replace(/file:\/\/[^)]*?(?=:\d+)/, plainPath);
    return [{ text: folders.reduce((short, [path, name]) => short.replaceAll(path, name), told) }];
  }
  const [script, number, row, column] = [match[0], ...match.slice(1).map(Number)] as const;
  const found = source(number!);
  const at = found?.trace(row!, column!);
  if (!found || !at) return [];
  const { code, label } = found;
  const text = line.replace(script, `${label}, line ${at.line + 1}`);
  return [{ text, cell: { code, label, at } }];
}

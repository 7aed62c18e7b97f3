import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { DataError } from "../../core/index.ts";
import type { UnitResult } from "./unit.ts";

/** A comparison on disk: a line of JSON that tells which it is, and one for each piece of it, as they come. */
export interface ComparisonJournal {
  /** What an earlier run has left. */
  readonly results: readonly UnitResult[];
  append(result: UnitResult): void;
  close(): void;
}

const format = "toplab-compare-1";

/** Opens the journal of a comparison: a new one, or one that the same comparison left behind. */
export function openJournal(path: string, identity: string): ComparisonJournal {
  const left = existsSync(path) ? readLines(path, identity) : undefined;
  if (left) truncateSync(path, left.bytes); // the last line may have been cut off
  const file = openSync(path, left ? "a" : "w");
  if (!left) writeSync(file, `${JSON.stringify({ format, identity })}\n`);
  return {
    results: left?.results ?? [],
    append: (result) => {
      writeSync(file, `${JSON.stringify(toJson(result))}\n`);
    },
    close: () => closeSync(file),
  };
}

function readLines(
  path: string,
  identity: string,
): { readonly results: readonly UnitResult[]; readonly bytes: number } | undefined {
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole === "") return undefined;
  const [first, ...rest] = whole.slice(0, -1).split("\n");
  const head = parsed(path, 1, first!);
  if (head["format"] !== format) {
    throw new DataError(`${path}:1`, "is no journal of a comparison that this version can read");
  }
  if (head["identity"] !== identity) {
    throw new DataError(path, "belongs to another comparison: remove it to begin anew");
  }
  const results = rest.map((line, i) => fromJson(parsed(path, i + 2, line)));
  return { results, bytes: Buffer.byteLength(whole) };
}

function parsed(path: string, line: number, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>; // an object
  } catch {
    // told below
  }
  throw new DataError(`${path}:${line}`, "is damaged: a line of JSON is wanted");
}

/** Scores as the bytes of their doubles, to the last bit. */
function toJson(result: UnitResult): object {
  if (result.kind === "trial") return result;
  const { buffer, byteOffset, byteLength } = result.scores;
  return { ...result, scores: Buffer.from(buffer, byteOffset, byteLength).toString("base64") };
}

function fromJson(line: Record<string, unknown>): UnitResult {
  const result = line as unknown as UnitResult; // as `toJson` wrote it, but for the numbers
  if (result.kind === "trial") return { ...result, score: result.score ?? Number.NaN }; // JSON knows no NaN
  const bytes = Uint8Array.from(Buffer.from(String(line["scores"]), "base64"));
  return { ...result, scores: new Float64Array(bytes.buffer) };
}

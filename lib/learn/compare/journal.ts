import { closeSync, existsSync, openSync, truncateSync, writeSync } from "node:fs";
import { DataError } from "../../core/index.ts";
import { parseJsonLine, wholeLines } from "../../io/json-lines.ts";
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
  const left = wholeLines(path);
  if (!left) return undefined;
  const [first, ...rest] = left.lines;
  const head = parseJsonLine(path, 1, first!) as Record<string, unknown>; // an object
  if (head["format"] !== format) {
    throw new DataError(`${path}:1`, "is no journal of a comparison that this version can read");
  }
  if (head["identity"] !== identity) {
    throw new DataError(path, "belongs to another comparison: remove it to begin anew");
  }
  const results = rest.map((line, i) => fromJson(parseJsonLine(path, i + 2, line)));
  return { results, bytes: left.bytes };
}

/** Scores as the bytes of their doubles, to the last bit. */
function toJson(result: UnitResult): object {
  if (result.kind === "trial") return result;
  const { buffer, byteOffset, byteLength } = result.scores;
  return { ...result, scores: Buffer.from(buffer, byteOffset, byteLength).toString("base64") };
}

function fromJson(line: object): UnitResult {
  const result = line as UnitResult; // as `toJson` wrote it, but for the numbers
  if (result.kind === "trial") return { ...result, score: result.score ?? Number.NaN }; // JSON knows no NaN
  const bytes = Uint8Array.from(Buffer.from(String(result.scores), "base64"));
  return { ...result, scores: new Float64Array(bytes.buffer) };
}

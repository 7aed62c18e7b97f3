import { readFileSync } from "node:fs";
import { DataError } from "../core/index.ts";

/** The whole lines of a file to which lines are added, as a process that was killed may leave it. */
export interface WholeLines {
  readonly lines: readonly string[];
  /** Length of the whole lines in the file: what comes after them was cut off. */
  readonly bytes: number;
}

/** Reads the whole lines of a file; undefined if there is none. */
export function wholeLines(path: string): WholeLines | undefined {
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole === "") return undefined;
  return { lines: whole.slice(0, -1).split("\n"), bytes: Buffer.byteLength(whole) };
}

/** The object that a line of a file holds as JSON; lines are counted from 1. */
export function parseJsonLine(path: string, line: number, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // told below
  }
  throw new DataError(`${path}:${line}`, "is damaged: a line of JSON is wanted");
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import { writeWhole } from "../io/index.ts";
import { workFolder } from "./workspace.ts";

/** What a student has reached in one exercise. */
export interface ExerciseProgress {
  /** The best so far: a later, worse try takes nothing away. */
  readonly points: number;
  readonly maxPoints: number;
  /** How many times it was checked. */
  readonly tries: number;
  /** Time of the last check, ISO 8601. */
  readonly last: string;
}

/** Exercise id → what was reached. */
export type Progress = Readonly<Record<string, ExerciseProgress>>;

/** One checked exercise, as far as the progress needs to know. */
export interface Result {
  readonly exercise: string;
  readonly points: number;
  readonly maxPoints: number;
}

export function progressPath(courseRoot: string): string {
  return join(workFolder(courseRoot), "progress.json");
}

/** The student's progress; empty before the first check. */
export function readProgress(courseRoot: string): Progress {
  const path = progressPath(courseRoot);
  if (!existsSync(path)) return {};
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new DataError(path, "is not JSON: mend it, or move it away to start afresh", { cause });
  }
  if (!isProgress(json)) {
    throw new DataError(path, "is no list of exercises: mend it, or move it away to start afresh");
  }
  return json;
}

/** Enters the result of a check made at `time` (ISO 8601) and returns the new progress. */
export function recordResult(courseRoot: string, result: Result, time: string): Progress {
  const before = readProgress(courseRoot);
  const old = before[result.exercise];
  const entry: ExerciseProgress = {
    points: Math.max(result.points, old?.points ?? 0),
    maxPoints: result.maxPoints,
    tries: (old?.tries ?? 0) + 1,
    last: time,
  };
  const progress = { ...before, [result.exercise]: entry };
  writeWhole(progressPath(courseRoot), `${JSON.stringify(progress, undefined, 2)}\n`);
  return progress;
}

function isProgress(json: unknown): json is Progress {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return false;
  return Object.values(json).every(
    (entry) => typeof Object(entry).points === "number" && typeof Object(entry).tries === "number",
  );
}

import { DataError } from "../core/index.ts";

/** What a student has reached in one exercise. */
export interface ExerciseProgress {
  /** The best so far: a later, worse try takes nothing away. */
  readonly points: number;
  readonly maxPoints: number;
  /** How many times it was checked. */
  readonly tries: number;
  /** How many of its hints were shown, asked for or after a wrong answer. */
  readonly hintsSeen: number;
  /** Time of the last check, ISO 8601; missing before the first. */
  readonly last?: string;
}

/** Exercise id → what was reached. */
export type Progress = Readonly<Record<string, ExerciseProgress>>;

/** A whole course takes some 20 kB. */
const maxCharacters = 1_000_000;

/** Reads progress from a text that may be anything; `where` names it in the error. */
export function parseProgress(text: string, where: string): Progress {
  if (text.length > maxCharacters) {
    throw new DataError(where, `it is too long to be progress: ${text.length} characters`);
  }
  const json = parseJson(text, where);
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new DataError(where, "is no list of exercises: choose or mend the file");
  }
  return Object.fromEntries(
    Object.entries(json).map(([id, entry]) => [id, exercise(id, entry, where)]),
  );
}

/** The progress as it is kept in work/ and carried from one machine to another. */
export function formatProgress(progress: Progress): string {
  return `${JSON.stringify(progress, undefined, 2)}\n`;
}

function exercise(id: string, entry: unknown, where: string): ExerciseProgress {
  const fault = (what: string): DataError =>
    new DataError(where, `the entry ${JSON.stringify(id.slice(0, 80))} ${what}`);
  if (!/^[\w-]{1,100}\/[\w-]{1,100}$/.test(id))
    throw fault("is no exercise, such as 01-z-boson/z-fit");
  const { points, maxPoints, tries, hintsSeen = 0, last } = Object(entry);
  if (!isAmount(maxPoints)) throw fault("has no maxPoints");
  if (!isAmount(points) || points > maxPoints) throw fault(`has no points from 0 to ${maxPoints}`);
  if (!isCount(tries)) throw fault("has no number of tries");
  if (!isCount(hintsSeen)) throw fault("has a number of hints that is none");
  if (last !== undefined && !isTime(last)) throw fault("has a last check at no time");
  return { points, maxPoints, tries, hintsSeen, ...(last !== undefined && { last }) };
}

const isAmount = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= 1e6;
const isCount = (value: unknown): value is number => isAmount(value) && Number.isInteger(value);

function isTime(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DataError(where, "is not JSON: mend it, or move it away to start afresh", { cause });
  }
}

import type { Command } from "commander";
import { readRoster } from "../../grade/roster/roster.ts";
import { matchRoster } from "../../grade/roster/roster-match.ts";
import type { Submission } from "../../grade/submissions/submissions.ts";
import { readCourseKey } from "../../grade/variants/course-key.ts";
import { seedOf } from "../../grade/variants/seed-of.ts";
import { seedName } from "../../grade/variants/student-name.ts";
import { usage } from "../usage.ts";

/** What says which data each student has. */
export interface SeedFlags {
  readonly seed: number;
  readonly key?: string;
  readonly term?: string;
  readonly roster?: string;
}

/**
 * The seed of each submission: by the course's key from the name that the class list has for its
 * student, else from the submission's own; without a key the same for all.
 */
export function studentSeeds(
  submissions: readonly Submission[],
  module: string,
  { seed, key, term, roster }: SeedFlags,
  command: Command,
): (submission: Submission) => number {
  if (key === undefined) {
    if (term !== undefined) usage(command, "--term needs the --key of the course.");
    return () => seed;
  }
  if (term === undefined) usage(command, "--key needs the --term, as toplab variant had it.");
  const secret = readCourseKey(key);
  const people = roster === undefined ? [] : readRoster(roster);
  const students = new Set(submissions.map(({ student }) => student)); // with several attempts, perhaps
  const results = [...students].map((student) => ({ student, path: "", exercises: [] }));
  const { people: matched } = matchRoster(results, people);
  const names = new Map([...matched].map(([{ student }, person]) => [student, seedName(person)]));
  return ({ student }) => seedOf(secret, names.get(student) ?? student, module, term ?? "");
}

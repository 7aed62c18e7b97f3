import Papa from "papaparse";
import { DataError } from "../../core/index.ts";
import { readText } from "../../io/text-file.ts";
import { parseTimes } from "../exports/submission-time.ts";
import { type PersonField, personField } from "./roster-headings.ts";

/** One student as the class list knows them; what the list does not say is missing. */
export type Person = { readonly [Field in PersonField]?: string };

/**
 * Reads a class list: CSV with a line of headings, as nbgrader, Canvas, Moodle and Gradescope write
 * it or as anyone types it. Columns may come in any order, and unknown ones are passed over.
 */
export function parseRoster(text: string, name: string): readonly Person[] {
  const [headings = [], ...rows] = rowsOf(text, name);
  const fields = fieldsOf(headings, name);
  const people = new Map<string, Person>(); // a student listed twice in the same words is one student
  for (const row of rows) {
    const entries = fields.flatMap((field, i) => {
      const value = row[i]?.normalize().trim();
      return field && value ? [[field, value] as const] : [];
    });
    const person: Person = Object.fromEntries(entries);
    if (entries.length === 0 || isPointsPossible(person)) continue;
    checkTime(person, name);
    people.set(JSON.stringify(person), person);
  }
  if (people.size === 0) throw new DataError(name, "it names no student, wanted a line for each");
  return [...people.values()];
}

/** Reads the class list in a file. */
export function readRoster(path: string): readonly Person[] {
  return parseRoster(readText(path), path);
}

/** The name of a student for a sentence to the instructor. */
export function nameOf({ firstName, lastName, fullName, studentId, email }: Person): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return name || fullName || studentId || email || "a student without a name";
}

function rowsOf(text: string, name: string): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimitersToGuess: [",", ";", "\t"],
    skipEmptyLines: "greedy",
  });
  const problem = errors.find(({ type }) => type === "Quotes");
  if (problem) throw new DataError(`${name}:${(problem.row ?? 0) + 1}`, problem.message);
  return data;
}

function fieldsOf(headings: readonly string[], name: string): readonly (PersonField | undefined)[] {
  const fields = headings.map((heading) => personField(heading, headings));
  const twice = fields.findIndex((field, i) => field && fields.indexOf(field) < i);
  if (twice >= 0) {
    const first = headings[fields.indexOf(fields[twice])];
    throw new DataError(name, `the columns "${first}" and "${headings[twice]}" mean the same`);
  }
  if (fields.some((field) => field !== undefined && field !== "section")) return fields;
  const met = headings.join(", ").slice(0, 200);
  throw new DataError(
    name,
    `the first line is "${met}", wanted headings such as student_id, email`,
  );
}

/** The second line of a Canvas gradebook, which is nobody. */
function isPointsPossible({ fullName, canvasId }: Person): boolean {
  return fullName === "Points Possible" && canvasId === undefined;
}

function checkTime(person: Person, name: string): void {
  try {
    if (person.submittedAt !== undefined) parseTimes(person.submittedAt);
  } catch (cause) {
    const what = `${nameOf(person)} submitted at "${person.submittedAt}", wanted, say, 2026-12-01T23:59`;
    throw new DataError(name, what, { cause });
  }
}

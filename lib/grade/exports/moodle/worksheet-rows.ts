import type { StudentResult } from "../../results/class-result.ts";
import type { Person } from "../../roster/roster.ts";
import { matchRoster, type OpenMatch } from "../../roster/roster-match.ts";
import { submissionName } from "../../submissions/submission-name.ts";
import type { Mark } from "../gradebook.ts";
import type { Field } from "./csv-spans.ts";
import { participantOf, type WorksheetColumns } from "./worksheet-columns.ts";

export type Row = readonly Field[];

/** Which row of a worksheet is whose. */
export interface RowMatch {
  readonly rows: ReadonlyMap<Mark, Row>;
  readonly open: readonly OpenMatch[];
}

/**
 * Finds each student's row: by Moodle's number in the name of the submission, and by that alone if there
 * is one; else by the roster's e-mail address or ID number; else by the full name. A row that two
 * would have is nobody's.
 */
export function matchRows(
  marks: readonly Mark[],
  rows: readonly Row[],
  columns: WorksheetColumns,
): RowMatch {
  const found = new Map<Mark, Row>();
  const open: OpenMatch[] = [];
  const rest: Mark[] = [];
  for (const mark of marks) {
    const [row, second] = rows.filter((one) => isRowOf(one, mark, columns));
    const { student } = mark.result;
    if (row && !second) found.set(mark, row);
    else if (second) open.push({ student, reason: "several rows have the same number or address" });
    else if (submissionName(student).participant === undefined) rest.push(mark);
    else open.push({ student, reason: "no row has Moodle's number in its name" });
  }
  const named = byName(rest, rows);
  for (const [mark, row] of named.rows) found.set(mark, row);
  const count = (row: Row): number => [...found.values()].filter((other) => other === row).length;
  const shared = [...found].filter(([, row]) => count(row) > 1).map(([mark]) => mark);
  for (const mark of shared) {
    found.delete(mark);
    open.push({ student: mark.result.student, reason: "another submission would have its row" });
  }
  return { rows: found, open: [...open, ...named.open] };
}

/** Whether a row is this student's by a number or an address, which no two students share. */
function isRowOf(row: Row, { result, person }: Mark, columns: WorksheetColumns): boolean {
  const { participant } = submissionName(result.student);
  if (participant !== undefined) {
    return participantOf(row[columns.identifier]!.value) === participant;
  }
  const cells = row.slice(1, columns.grade).map(({ value }) => value.trim().toLowerCase());
  const email = person?.email?.toLowerCase();
  if (email !== undefined && cells.includes(email)) return true;
  const idNumber = columns.idNumber === undefined ? "" : row[columns.idNumber]?.value.trim();
  return person?.moodleId !== undefined && person.moodleId === idNumber;
}

/** The full name stands just after the identifier; marking blind, Moodle leaves it out, and nothing matches. */
function byName(marks: readonly Mark[], rows: readonly Row[]): RowMatch {
  const people = new Map(
    rows.map((row): [Person, Row] => [{ fullName: row[1]!.value.trim() }, row]),
  );
  const called = new Map(marks.map((mark) => [calledByRoster(mark), mark]));
  const match = matchRoster([...called.keys()], [...people.keys()]);
  return {
    rows: new Map([...match.people].map(([one, who]) => [called.get(one)!, people.get(who)!])),
    open: match.open.map(({ student, reason }) => ({
      student,
      reason: reason.replace("the roster", "the worksheet"),
    })),
  };
}

/** The student under the name that the roster has, as Moodle would write it. */
function calledByRoster({ result, person }: Mark): StudentResult {
  const parts = [person?.firstName, person?.lastName].filter(Boolean).join(" ");
  return { ...result, student: parts || person?.fullName || result.student };
}

import { nameOf, type Person } from "../roster/roster.ts";
import { csvFile, isFormula } from "./csv-file.ts";
import type { Exported } from "./exported.ts";
import type { Gradebook, Mark } from "./gradebook.ts";
import { unmarked } from "./unmarked.ts";

/** Canvas passes over columns with these words: they are its own sums. */
const reserved = /(Current|Final|Override) (Score|Points|Grade|Status)/;

/**
 * A gradebook that Canvas imports. Students without an id of Canvas on the roster are left out, since
 * Canvas would go by their names, and so are those without points, as an empty cell erases a grade.
 */
export function canvasCsv(
  { title, maxPoints, marks }: Gradebook,
  assignmentId: string | undefined,
): Exported {
  const known = marks.filter(({ person }) => person && isKnown(person));
  const column = columnOf(title, assignmentId);
  const headings = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", column];
  const rows = known.flatMap(({ person = {}, points }) =>
    points ? [[...identity(person), points.score]] : [],
  );
  const possible = ["    Points Possible", "", "", "", "", maxPoints];
  const stranger = marks.filter((mark) => !known.includes(mark));
  const notices = [
    ...(assignmentId === undefined
      ? [
          `Canvas will make a new assignment "${column}": give the id of yours, the number in its address`,
        ]
      : []),
    ...leftOut("Canvas", stranger, "no usable Canvas ID, SIS User ID or SIS Login ID"),
    ...unmarked(known).flatMap(({ why, marks: open }) => leftOut("Canvas", open, why)),
  ];
  return { files: [{ path: "", text: csvFile(headings, [possible, ...rows]) }], notices };
}

/** "not in the Canvas file, as …: ada, emmy"; nothing when nobody is. */
export function leftOut(file: string, marks: readonly Mark[], why: string): readonly string[] {
  if (marks.length === 0) return [];
  const names = marks.map(({ result }) => result.student).join(", ");
  return [`not in the ${file} file (${why}): ${names}`];
}

/** "The Z boson (4711)"; a number in brackets that is not an id would be taken for one. */
function columnOf(title: string, assignmentId: string | undefined): string {
  if (reserved.test(title)) {
    throw new RangeError(
      `Cannot export "${title}" to Canvas: it passes over a column with such words, so rename the lesson`,
    );
  }
  if (assignmentId !== undefined) return `${title} (${assignmentId})`;
  return title.replace(/\s\((\d+)\)$/, " [$1]");
}

function isKnown(person: Person): boolean {
  const { sisUserId, sisLoginId } = person;
  if (canvasIdOf(person) !== "") return true;
  return [sisUserId, sisLoginId].some((id) => id !== undefined && !isFormula(id));
}

/** Canvas reads 12 from "12a", which is somebody else. */
function canvasIdOf({ canvasId = "" }: Person): string {
  return /^\d+$/.test(canvasId) ? canvasId : "";
}

function identity(person: Person): readonly string[] {
  const { sisUserId = "", sisLoginId = "", section = "" } = person;
  return [nameOf(person), canvasIdOf(person), sisUserId, sisLoginId, section];
}

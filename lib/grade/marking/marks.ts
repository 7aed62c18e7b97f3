import { existsSync } from "node:fs";
import Papa from "papaparse";
import { DataError } from "../../core/index.ts";
import { readText } from "../../io/text-file.ts";
import { writeWhole } from "../../io/whole-file.ts";
import { csvFile } from "../exports/csv-file.ts";

/** What a person decided on one answer; it stands whatever the judges say, now and later. */
export interface HandMark {
  readonly student: string;
  readonly exercise: string;
  /** Points instead of the judge's; missing where there is only a comment. */
  readonly points?: number;
  readonly comment?: string;
  /** Lines of the rubric that the answer meets, from 1; empty if it meets none. */
  readonly lines?: readonly number[];
  /** The answer that was marked, as `answerVersion` names it; missing in files that a person wrote. */
  readonly answer?: string;
}

const headings = ["student", "exercise", "points", "comment"] as const;
/** Columns that a file made by hand need not have. */
const ownHeadings = ["lines", "answer"] as const;

/** Reads marks.csv: student, exercise, points, comment, and what else the marking page notes. A file that is not there holds no marks. */
export function readMarks(path: string): readonly HandMark[] {
  if (!existsSync(path)) return [];
  const { data, errors, meta } = Papa.parse<Record<string, string>>(readText(path), {
    header: true,
    skipEmptyLines: "greedy",
  });
  const quotes = errors.find(({ type }) => type === "Quotes");
  if (quotes) throw new DataError(`${path}:${(quotes.row ?? 0) + 2}`, quotes.message);
  const missing = headings.find((name) => !meta.fields?.includes(name));
  if (missing) throw new DataError(path, `it has no column "${missing}"`);
  return data.map((row, i) => markIn(row, `${path}:${i + 2}`));
}

/** Puts a mark into marks.csv, in the place of an earlier one on the same answer; the others stay. */
export function writeMark(path: string, mark: HandMark): void {
  const others = readMarks(path).filter(
    ({ student, exercise }) => student !== mark.student || exercise !== mark.exercise,
  );
  const isEmpty = mark.points === undefined && mark.comment === undefined;
  const marks = isEmpty ? others : [...others, mark];
  const rows = marks.map(({ student, exercise, points, comment, lines, answer }) => [
    ...[student, exercise, points ?? "", comment ?? ""],
    ...[lines && (lines.join(" ") || "none"), answer].map((one) => one ?? ""),
  ]);
  writeWhole(path, csvFile([...headings, ...ownHeadings], rows, { bom: true }));
}

function markIn(row: Readonly<Record<string, string>>, where: string): HandMark {
  const { points = "", comment = "", lines = "", answer = "" } = row;
  const value = Number(points.trim().replace(",", "."));
  if (!(value >= 0)) throw new DataError(where, `"${points}" points, wanted a number from 0 on`);
  return {
    student: plain(row["student"]),
    exercise: plain(row["exercise"]),
    ...(points.trim() !== "" && { points: value }),
    ...(comment.trim() !== "" && { comment: plain(comment) }),
    ...(lines.trim() !== "" && { lines: linesIn(lines) }),
    ...(answer.trim() !== "" && { answer: answer.trim() }),
  };
}

/** The digits of "1 3" or "13"; "none" has none. */
function linesIn(text: string): readonly number[] {
  return [...text.matchAll(/\d/g)].map(([digit]) => Number(digit));
}

/** Without the apostrophe that keeps a text from being run as a formula. */
function plain(text = ""): string {
  return text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "");
}

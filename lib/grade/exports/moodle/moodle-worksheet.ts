import { DataError } from "../../../core/index.ts";
import type { Exported } from "../exported.ts";
import type { Gradebook, Mark } from "../gradebook.ts";
import { unmarked } from "../unmarked.ts";
import { csvSpans, type Field, quotedField, withValues } from "./csv-spans.ts";
import { gradeIn, type WorksheetColumns, worksheetColumns } from "./worksheet-columns.ts";
import { worksheetComment } from "./worksheet-comment.ts";
import { matchRows, type Row } from "./worksheet-rows.ts";

/** A grading worksheet that an instructor downloaded from Moodle, taken apart. */
export interface Worksheet {
  readonly text: string;
  readonly columns: WorksheetColumns;
  /** Without the headings. */
  readonly rows: readonly Row[];
  /** The grade that Moodle gives for all points. */
  readonly maximum: number;
}

/** Reads a worksheet in any language; the bytes must be the UTF-8 that Moodle wrote. */
export function parseWorksheet(bytes: Uint8Array, name: string): Worksheet {
  const text = decoded(bytes, name);
  const spans = csvSpans(text, name);
  const columns = worksheetColumns(spans.rows, name);
  const rows = spans.rows.slice(1);
  const short = rows.find((row) => row.length <= columns.maximum);
  if (short) throw new DataError(name, `the line of ${short[0]?.value} ends before its grade`);
  const maxima = new Set(rows.map((row) => gradeIn(row[columns.maximum]!.value)));
  const [maximum = Number.NaN] = maxima;
  if (maxima.size === 1 && maximum > 0) return { text, columns, rows, maximum };
  const met = rows[0]?.[columns.maximum]?.value;
  throw new DataError(name, `the maximum grade is "${met}", wanted one number for all students`);
}

/**
 * The worksheet with the grades in it, and the reasons where its comments are empty; nothing else is
 * changed. Grades are scaled to its maximum. Where there is no mark all stays as it is, and Moodle skips it.
 */
export function filledWorksheet(book: Gradebook, sheet: Worksheet): Exported {
  const { marks, maxPoints } = book;
  const match = matchRows(marks, sheet.rows, sheet.columns);
  const filled = [...match.rows].map(([mark, row]) => filledRow(mark, row, book, sheet));
  const tell = (said: string, of: (row: FilledRow) => string | undefined): readonly string[] => {
    const names = filled.flatMap((row) => of(row) ?? []);
    return names.length > 0 ? [`${said}: ${names.join(", ")}`] : [];
  };
  const ungraded = unmarked([...match.rows.keys()]).map(({ why, marks: open }) => {
    const names = open.map(({ result }) => result.student).join(", ");
    return `no grade in the worksheet (${why}): ${names}`;
  });
  const notices = [
    ...(sheet.maximum === maxPoints
      ? []
      : [`grades in the worksheet are scaled from ${maxPoints} points to its ${sheet.maximum}`]),
    ...tell("grades that Moodle had are changed", ({ changed }) => changed),
    ...tell("comments that Moodle had are kept", ({ kept }) => kept),
    ...ungraded,
    ...match.open.map(({ student, reason }) => `${student} is not in the worksheet: ${reason}`),
  ];
  const values = new Map(filled.flatMap((row) => row.values));
  return { files: [{ path: "", text: withValues(sheet.text, values) }], notices };
}

/** What becomes of one student's row. */
interface FilledRow {
  readonly values: readonly (readonly [Field, string])[];
  /** "Ada from 5 to 6.5". */
  readonly changed?: string;
  /** The student whose comment somebody has written, or an earlier run. */
  readonly kept?: string;
}

function filledRow(
  mark: Mark,
  row: Row,
  { language, maxPoints }: Gradebook,
  { columns, maximum }: Worksheet,
): FilledRow {
  const { result, points } = mark;
  if (!points) return { values: [] };
  const field = row[columns.grade]!;
  const grade = Math.round((100 * points.score * maximum) / maxPoints) / 100;
  const before = gradeIn(field.value);
  const isChanged = !Number.isNaN(before) && before !== grade;
  const comments = columns.comments === undefined ? undefined : row[columns.comments];
  const comment = worksheetComment(mark, language);
  const isOpen = comments?.value.trim() === "";
  const isKept = comments && !isOpen && comments.value !== comment;
  return {
    values: [
      ...(before === grade ? [] : [[field, String(grade)] as const]),
      ...(comments && isOpen ? [[comments, quotedField(comment)] as const] : []),
    ],
    ...(isChanged && { changed: `${result.student} from ${field.value} to ${grade}` }),
    ...(isKept && { kept: result.student }),
  };
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const wanted = "download it again, and do not save it from a spreadsheet first";
    throw new DataError(name, `it is not UTF-8: ${wanted}`, { cause });
  }
}

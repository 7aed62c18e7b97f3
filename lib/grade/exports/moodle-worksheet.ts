import { DataError } from "../../core/index.ts";
import { csvSpans, type Field, withValues } from "./csv-spans.ts";
import type { Exported } from "./exported.ts";
import type { Gradebook } from "./gradebook.ts";
import { unmarked } from "./unmarked.ts";
import { gradeIn, type WorksheetColumns, worksheetColumns } from "./worksheet-columns.ts";
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
 * The worksheet with the grades in it and nothing else changed, scaled to its maximum. Where there is no
 * mark the cell stays as it is, and Moodle skips it.
 */
export function filledWorksheet({ marks, maxPoints }: Gradebook, sheet: Worksheet): Exported {
  const match = matchRows(marks, sheet.rows, sheet.columns);
  const values = new Map<Field, string>();
  const changed: string[] = [];
  for (const [{ result, points }, row] of match.rows) {
    if (!points) continue;
    const field = row[sheet.columns.grade]!;
    const grade = Math.round((100 * points.score * sheet.maximum) / maxPoints) / 100;
    const before = gradeIn(field.value);
    if (before === grade) continue;
    values.set(field, String(grade));
    if (!Number.isNaN(before)) {
      changed.push(`${result.student} from ${field.value} to ${grade}`);
    }
  }
  const ungraded = unmarked([...match.rows.keys()]).map(({ why, marks: open }) => {
    const names = open.map(({ result }) => result.student).join(", ");
    return `no grade in the worksheet (${why}): ${names}`;
  });
  const notices = [
    ...(sheet.maximum === maxPoints
      ? []
      : [`grades in the worksheet are scaled from ${maxPoints} points to its ${sheet.maximum}`]),
    ...(changed.length > 0 ? [`grades that Moodle had are changed: ${changed.join(", ")}`] : []),
    ...ungraded,
    ...match.open.map(({ student, reason }) => `${student} is not in the worksheet: ${reason}`),
  ];
  return { files: [{ path: "", text: withValues(sheet.text, values) }], notices };
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const wanted = "download it again, and do not save it from a spreadsheet first";
    throw new DataError(name, `it is not UTF-8: ${wanted}`, { cause });
  }
}

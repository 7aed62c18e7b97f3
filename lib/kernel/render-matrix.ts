import { cellText, isRounded, roundedNote } from "./cell-text.ts";
import { htmlTable } from "./html-table.ts";

const maxShown = 12;

type Row = readonly number[] | Float64Array;

/** Lists of numbers of the same length: at least two by two, else a list reads better. */
export function isMatrix(value: unknown): value is readonly Row[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const columns = isRow(value[0]) ? value[0].length : 0;
  if (columns < 2) return false;
  return value.slice(0, 1000).every((row) => isRow(row) && row.length === columns);
}

function isRow(value: unknown): value is Row {
  if (value instanceof Float64Array) return true;
  return Array.isArray(value) && value.slice(0, 1000).every((x) => typeof x === "number");
}

/** A matrix as an HTML table, rows and columns counted from 0 as in code. */
export function matrixHtml(matrix: readonly Row[]): string {
  const columns = matrix[0]!.length; // a matrix has rows
  const shown = matrix.slice(0, maxShown).map((row) => Array.from(row.slice(0, maxShown)));
  const isCut = matrix.length > maxShown || columns > maxShown;
  const notes = [
    `${matrix.length} × ${columns} matrix`,
    ...(isCut ? [`the first ${shown.length} × ${shown[0]!.length} shown`] : []),
    ...(shown.flat().some(isRounded) ? [roundedNote] : []),
  ];
  return htmlTable({
    header: ["", ...shown[0]!.keys()].map(String),
    rows: shown.map((row, i) => [String(i), ...row.map(cellText)]),
    caption: notes.join(", "),
    hasRowNames: true,
  });
}

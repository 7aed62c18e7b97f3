import { fail, pass, type Verdict } from "../judgement.ts";
import { about, inEach, type Language, type Words, wordsIn } from "../language.ts";
import { missing, notRight, wrongKind } from "./claim.ts";
import { kindIn, kinds } from "./kinds.ts";
import { isWithin, type Tolerance } from "./within-tolerance.ts";

/** One row of a table: words and numbers by column name. */
export type TableRow = Readonly<Record<string, string | number>>;

export interface TableOptions extends Tolerance {
  /** The student's name for it: "`cutflow`". */
  name: Words;
  /** How to call row `i` in a sentence: "after the cut on the mass". Default: "row i + 1". */
  rowName?: (row: TableRow, i: number, language: Language) => string;
}

/** Judges a list of rows against the expected one, column by column; the first row that differs is named. */
export function table(
  claim: unknown,
  expected: readonly TableRow[],
  { name, rowName = numbered, ...tolerance }: TableOptions,
): Verdict {
  if (claim === undefined || claim === null) return missing(name).verdict;
  if (!Array.isArray(claim)) return wrongKind(name, kinds.rows, claim);
  if (claim.length !== expected.length) return fail(wrongLength(name, claim.length));
  for (const [i, row] of expected.entries()) {
    const where = inEach((language) => `${wordsIn(name, language)}, ${rowName(row, i, language)}`);
    const verdict = compareRow(claim[i], row, tolerance, where);
    if (verdict) return verdict;
  }
  return pass();
}

function compareRow(
  claim: unknown,
  row: TableRow,
  tolerance: Tolerance,
  where: Words,
): Verdict | undefined {
  if (typeof claim !== "object" || claim === null)
    return wrongKind(rowAt(where), kinds.object, claim);
  for (const [column, wanted] of Object.entries(row)) {
    const cell = (claim as Readonly<Record<string, unknown>>)[column]; // an object, read as one
    if (typeof cell !== typeof wanted)
      return wrongKind(cellAt(where, column), kindIn(wanted), cell);
    const isRight =
      typeof wanted === "number" ? isWithin(cell as number, wanted, tolerance) : cell === wanted; // same type
    if (!isRight) return fail(notRight(cellAt(where, column)));
  }
  return undefined;
}

function numbered(_row: TableRow, i: number, language: Language): string {
  return `${{ en: "row", es: "fila", ru: "строка" }[language]} ${i + 1}`;
}

const rowAt = (where: Words): Words =>
  about(where, (place) => ({ en: `${place}: a row`, es: place, ru: place }));

const cellAt = (where: Words, column: string): Words =>
  about(where, (place) => ({
    en: `${place}: ${column}`,
    es: `${place}, \`${column}\``,
    ru: `${place}, \`${column}\``,
  }));

const wrongLength = (name: Words, rows: number): Words =>
  about(name, (table) => ({
    en: `${table} has ${rows} rows, not as many as there should be.`,
    es: `${table}: el número de filas es ${rows}, y no el que debería.`,
    ru: `${table}: число строк ${rows}, а должно быть другим.`,
  }));

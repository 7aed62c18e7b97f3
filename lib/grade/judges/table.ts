import { fail, pass, type Verdict, wrongType } from "../judgement.ts";
import { kindOf, missing } from "./claim.ts";
import { isWithin, type Tolerance } from "./within-tolerance.ts";

/** One row of a table: words and numbers by column name. */
export type TableRow = Readonly<Record<string, string | number>>;

export interface TableOptions extends Tolerance {
  /** The student's name for it: "`cutflow`". */
  name: string;
  /** How to call row `i` in a sentence: "after the cut on the mass". Default: "row i + 1". */
  rowName?: (row: TableRow, i: number) => string;
}

/** Judges a list of rows against the expected one, column by column; the first row that differs is named. */
export function table(
  claim: unknown,
  expected: readonly TableRow[],
  { name, rowName = (_row, i) => `row ${i + 1}`, ...tolerance }: TableOptions,
): Verdict {
  if (claim === undefined || claim === null) return missing(name).verdict;
  if (!Array.isArray(claim)) {
    return wrongType(`${name} should be a list of rows and is ${kindOf(claim)}.`);
  }
  if (claim.length !== expected.length) {
    return fail(`${name} has ${claim.length} rows, not as many as there should be.`);
  }
  for (const [i, row] of expected.entries()) {
    const problem = compareRow(claim[i], row, tolerance);
    if (problem) return problem(`${name}, ${rowName(row, i)}`);
  }
  return pass();
}

type Problem = (where: string) => Verdict;

function compareRow(claim: unknown, row: TableRow, tolerance: Tolerance): Problem | undefined {
  if (typeof claim !== "object" || claim === null) {
    return (where) => wrongType(`${where}: a row should be an object and is ${kindOf(claim)}.`);
  }
  for (const [column, wanted] of Object.entries(row)) {
    const cell = (claim as Readonly<Record<string, unknown>>)[column]; // an object, read as one
    if (typeof cell !== typeof wanted) {
      return (where) =>
        wrongType(`${where}: ${column} should be ${kindOf(wanted)} and is ${kindOf(cell)}.`);
    }
    const isRight =
      typeof wanted === "number" ? isWithin(cell as number, wanted, tolerance) : cell === wanted; // same type
    if (!isRight) return (where) => fail(`${where}: ${column} is not right yet.`);
  }
  return undefined;
}

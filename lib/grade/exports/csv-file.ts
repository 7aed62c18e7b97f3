import Papa from "papaparse";

/** What a spreadsheet runs instead of showing; Excel in Chinese and Japanese also takes the wide signs. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

export interface CsvFileOptions {
  /** A byte order mark tells Excel that the text is UTF-8; some importers take it for a letter. Default: false. */
  readonly bom?: boolean;
}

/** A CSV file (RFC 4180) in which every text that a spreadsheet would run stands behind an apostrophe. */
export function csvFile(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { bom = false }: CsvFileOptions = {},
): string {
  const text = Papa.unparse([[...headings], ...rows.map((row) => [...row])], {
    escapeFormulae: formula,
    newline: "\r\n",
  });
  return `${bom ? "\uFEFF" : ""}${text}\r\n`;
}

/** Whether a text would be changed on its way into a CSV file, and so name nobody when it is read back. */
export function isFormula(text: string): boolean {
  return formula.test(text);
}

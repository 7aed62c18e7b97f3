import type { SourceFile, TypeScript } from "./typescript.ts";

/** Makes a module of a cell, as tslab does: so `await` is the keyword. */
export const cellPrefix = "export {};\n";
const newest = 99;

/** A cell's syntax, after {@link cellPrefix}; nothing is looked up. */
export function parseCell(ts: TypeScript, code: string): SourceFile {
  return ts.createSourceFile("cell.ts", cellPrefix + code, newest, true);
}

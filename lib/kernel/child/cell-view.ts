import type { Program, SourceFile, TypeScript } from "./typescript.ts";

/** A cell as the compiler sees it, after the cells before it and without running it. */
export interface CellView {
  readonly ts: TypeScript;
  readonly program: Program;
  readonly file: SourceFile;
  /** The cell is a module of its own: it may export, and it sees no earlier cells. */
  readonly isModule: boolean;
  /** Where the cell's own text begins in the file. */
  readonly offset: number;
  /** What the cells before have declared. */
  readonly ownNames: ReadonlySet<string>;
  /** What can be imported from wherever a notebook lies. */
  readonly modules: readonly string[];
}

/** The identifier at a place of a text, which may be empty. */
export function wordAt(text: string, cursor: number): { start: number; end: number } {
  const [before = ""] = /[\p{ID_Continue}$]*$/u.exec(text.slice(0, cursor)) ?? [];
  const [after = ""] = /^[\p{ID_Continue}$]*/u.exec(text.slice(cursor)) ?? [];
  return { start: cursor - before.length, end: cursor + after.length };
}

/** What the compiler wants to hear from whoever could lose patience with it. */
export const neverCancelled: object = {
  isCancellationRequested: () => false,
  throwIfCancellationRequested: () => {},
};

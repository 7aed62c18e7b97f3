import type { Cell, Notebook } from "../../kernel/index.ts";
import type { GradedModule } from "../graded-module.ts";
import { exerciseOfCell } from "../lesson-metadata.ts";
import { isDefinedElsewhere } from "./defined-elsewhere.ts";

/** What is unusual about how an exercise's cell was found; shown to the instructor. */
export type Flag =
  | "deleted"
  | "duplicated"
  | "moved"
  | "found by cell id"
  | "id on another cell"
  | "defined elsewhere"
  | "marked on an earlier version";

/** Where an exercise stands in a submitted notebook. */
export interface MatchedCell {
  /** The cell that counts; none when it was deleted. */
  readonly cell?: Cell;
  /** Whether it says what it says in the course, and so answers nothing. */
  readonly isUntouched?: boolean;
  readonly flags: readonly Flag[];
}

/**
 * Finds each exercise's cell in a submission: by its metadata, else by the id its cell has in the
 * course's notebook. Where that is code only code will do; a text may have become a cell of any kind.
 * The first of several counts; nothing a student does to the cells makes it fail.
 */
export function matchCells(
  submitted: Notebook,
  module: Pick<GradedModule, "notebook"> & {
    readonly exercises: readonly { readonly id: string; readonly answers?: readonly string[] }[];
  },
): ReadonlyMap<string, MatchedCell> {
  const found = new Map<string, MatchedCell>();
  let last = -1;
  for (const { id, answers: names = [] } of module.exercises) {
    const original = module.notebook.cells.find((cell) => exerciseOfCell(cell) === id);
    const { matches, flags } = candidates(submitted, original, id);
    const [cell] = matches;
    const place = cell ? submitted.cells.indexOf(cell) : last;
    if (place < last) flags.push("moved");
    if (isDefinedElsewhere(submitted, module.notebook, { own: matches, names })) {
      flags.push("defined elsewhere");
    }
    last = Math.max(last, place);
    const isUntouched = cell && original && bare(cell.source) === bare(original.source);
    found.set(id, { ...(cell && { cell }), flags, ...(isUntouched && { isUntouched }) });
  }
  return found;
}

interface Candidates {
  readonly matches: readonly Cell[];
  readonly flags: Flag[];
}

/** Cells that name the exercise; else those with the id of its cell in the course, unless they say they belong elsewhere. */
function candidates({ cells }: Notebook, original: Cell | undefined, exercise: string): Candidates {
  const wanted = cells.filter(
    ({ cell_type }) => cell_type === "code" || original?.cell_type === "markdown",
  );
  const own = wanted.filter((cell) => exerciseOfCell(cell) === exercise);
  const byId = (cell: Cell): boolean =>
    cell.id === original?.id && exerciseOfCell(cell) === undefined;
  const matches = own.length > 0 ? own : wanted.filter(byId);
  const flags: Flag[] = [];
  if (matches.length === 0) flags.push("deleted");
  if (matches.length > 1) flags.push("duplicated");
  if (matches.length > 0 && own.length === 0) flags.push("found by cell id");
  if (own.length > 0 && cells.some((cell) => cell.id === original?.id && !own.includes(cell))) {
    flags.push("id on another cell");
  }
  return { matches, flags };
}

/** A text without its blanks and what cannot be seen. */
function bare(text: string): string {
  return text.replace(/[\s\p{Cf}]+/gu, "");
}

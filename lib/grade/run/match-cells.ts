import type { CodeCell, Notebook } from "../../kernel/index.ts";
import type { GradedModule } from "../graded-module.ts";
import { exerciseOfCell } from "../lesson-metadata.ts";

/** What is unusual about how an exercise's cell was found; shown to the instructor. */
export type Flag = "deleted" | "duplicated" | "moved" | "found by cell id";

/** Where an exercise stands in a submitted notebook. */
export interface MatchedCell {
  /** The cell that counts; none when it was deleted. */
  readonly cell?: CodeCell;
  readonly flags: readonly Flag[];
}

/**
 * Finds each exercise's cell in a submission: by its metadata, else by the id its cell has in the
 * course's notebook. The first of several counts; nothing a student does to the cells makes it fail.
 */
export function matchCells(
  submitted: Notebook,
  module: Pick<GradedModule, "notebook"> & {
    readonly exercises: readonly { readonly id: string }[];
  },
): ReadonlyMap<string, MatchedCell> {
  const cells = submitted.cells.filter((cell) => cell.cell_type === "code");
  const found = new Map<string, MatchedCell>();
  let last = -1;
  for (const { id } of module.exercises) {
    const own = cells.filter((cell) => exerciseOfCell(cell) === id);
    const matches = own.length > 0 ? own : cellsById(cells, module.notebook, id);
    const [cell] = matches;
    const flags: Flag[] = [];
    if (!cell) flags.push("deleted");
    if (matches.length > 1) flags.push("duplicated");
    if (cell && own.length === 0) flags.push("found by cell id");
    const place = cell ? cells.indexOf(cell) : last;
    if (place < last) flags.push("moved");
    last = Math.max(last, place);
    found.set(id, { ...(cell && { cell }), flags });
  }
  return found;
}

/** Cells that carry the id of the exercise's cell in the course, unless they say they belong elsewhere. */
function cellsById(
  cells: readonly CodeCell[],
  course: Notebook,
  exercise: string,
): readonly CodeCell[] {
  const original = course.cells.find((cell) => exerciseOfCell(cell) === exercise);
  return cells.filter((cell) => cell.id === original?.id && exerciseOfCell(cell) === undefined);
}

import { toplabMetadata } from "../grade/lesson-metadata.ts";
import type { Cell, Metadata, Notebook } from "../kernel/index.ts";
import { fingerprint, recordIn, withRecord } from "./lesson-record.ts";

/**
 * Brings a mended lesson into a student's copy. Cells that the student left alone become those of the
 * lesson, edited ones stay, deleted ones stay away; cells of the student's own stand behind the
 * lesson's cell that they stood behind. In a copy that does not say what it was made from, every cell
 * unlike the lesson's counts as edited.
 */
export function mergeLesson(copy: Notebook, lesson: Notebook): Notebook {
  const base = recordIn(copy);
  const mine = new Map(copy.cells.map((cell) => [cell.id, cell]));
  const isDeleted = ({ id }: Cell): boolean => base?.has(id) === true && !mine.has(id);
  const isUntouched = (cell: Cell, original?: Cell): boolean =>
    fingerprint(cell) === (base ? base.get(cell.id) : original && fingerprint(original));
  const merged = (original: Cell): Cell => {
    const cell = mine.get(original.id);
    if (!cell) return original;
    return isUntouched(cell, original) ? renewed(cell, original) : kept(cell, original);
  };

  const inLesson = new Set(lesson.cells.map(({ id }) => id));
  const behind = new Map<string, Cell[]>(); // id of a lesson's cell → cells of the student's own
  let place = "";
  for (const cell of copy.cells) {
    if (inLesson.has(cell.id)) place = cell.id;
    else if (!isUntouched(cell)) behind.set(place, [...(behind.get(place) ?? []), cell]);
  }
  const cells = lesson.cells
    .filter((cell) => !isDeleted(cell))
    .flatMap((cell) => [merged(cell), ...(behind.get(cell.id) ?? [])]);
  const toplab = toplabMetadata(lesson);
  const metadata: Metadata = { ...copy.metadata, toplab };
  return withRecord({ ...copy, metadata, cells: [...(behind.get("") ?? []), ...cells] }, lesson);
}

/** The lesson's cell; outputs stay while they are those of the same text. */
function renewed(cell: Cell, original: Cell): Cell {
  if (cell.cell_type !== "code" || original.cell_type !== "code") return original;
  if (cell.source !== original.source) return original;
  const { outputs, execution_count } = cell;
  return { ...original, outputs, execution_count };
}

/** The student's cell, in the role that it has in the lesson now. */
function kept(cell: Cell, original: Cell): Cell {
  const { toplab: _, ...own } = cell.metadata;
  const { toplab } = original.metadata;
  return { ...cell, metadata: { ...own, ...(toplab === undefined ? {} : { toplab }) } };
}

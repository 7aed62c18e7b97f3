import { exerciseOfCell } from "../grade/lesson-metadata.ts";
import { matchCells } from "../grade/run/match-cells.ts";
import type { Cell, Notebook } from "../kernel/index.ts";
import { keepBackup } from "./backup.ts";
import type { Module } from "./catalogue.ts";
import { isOwn, openNotebook, readNotebook, saveNotebook, workPath } from "./workspace.ts";

type Lesson = Pick<Module, "id" | "path">;

/** The original text of one cell of a lesson, by the cell's id. */
export function restoreCell(module: Lesson, cellId: string): string {
  const cells = isOwn(module) ? [] : readNotebook(module.path).cells;
  const cell = cells.find(({ id }) => id === cellId);
  if (cell) return cell.source;
  throw new RangeError(
    `Cannot restore the cell "${cellId}" of ${module.id}: the lesson has no such cell`,
  );
}

/**
 * Puts the cell of one exercise back as it was in the lesson, at its place if it was deleted; the
 * rest of the student's copy stays. Returns the path under which the copy is kept as it was.
 */
export function resetExercise(courseRoot: string, module: Lesson, exercise: string): string {
  const lesson = readNotebook(module.path);
  const original = lesson.cells.find((cell) => exerciseOfCell(cell) === exercise);
  if (!original) {
    throw new RangeError(`Cannot reset ${exercise}: the lesson ${module.id} has no such exercise`);
  }
  const copy = openNotebook(courseRoot, module);
  const { cell } =
    matchCells(copy, { notebook: lesson, exercises: [{ id: exercise }] }).get(exercise) ?? {};
  const cells = cell
    ? copy.cells.map((one) => (one === cell ? { ...original, id: one.id } : one))
    : insertAtItsPlace(copy.cells, lesson, original);
  const backup = keepBackup(workPath(courseRoot, module), "before-reset");
  saveNotebook(courseRoot, module, { ...copy, cells });
  return backup;
}

/** Behind the nearest of the lesson's earlier cells that is still there. */
function insertAtItsPlace(
  cells: readonly Cell[],
  lesson: Notebook,
  original: Cell,
): readonly Cell[] {
  const earlier = lesson.cells.slice(0, lesson.cells.indexOf(original)).map(({ id }) => id);
  const place = cells.findLastIndex(({ id }) => earlier.includes(id)) + 1;
  return cells.toSpliced(place, 0, original);
}

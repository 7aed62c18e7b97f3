import type { CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";

/** A cell, and its text if that changes too. */
export interface Piece {
  readonly cell: CellView;
  readonly text?: string;
}

/** From the place `at` on, the cells of `before` become those of `after`. */
export interface Change {
  readonly at: number;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** What was done to cells: inserted, deleted, moved, split, merged, turned into texts. */
export interface CellChanges {
  make(change: Change): void;
  /** Takes the last change back; answers a cell it touched, or undefined if there was none. */
  undo(): CellView | undefined;
  redo(): CellView | undefined;
}

/** Keeps the changes that can be taken back; the cells themselves stay alive in it, with their outputs. */
export function cellChanges(list: CellList, onChange: () => void): CellChanges {
  const done: Change[] = [];
  const undone: Change[] = [];
  const step = (from: Change[], to: Change[]): CellView | undefined => {
    const change = from.pop();
    if (!change) return undefined;
    to.push(apply(list, reversed(change)));
    onChange();
    return change.before[0]?.cell ?? list.all()[Math.min(change.at, list.all().length - 1)];
  };
  return {
    make(change) {
      done.push(apply(list, change));
      undone.length = 0;
      onChange();
    },
    undo: () => step(done, undone),
    redo: () => step(undone, done),
  };
}

function reversed({ at, before, after }: Change): Change {
  return { at, before: after, after: before };
}

/** Answers with the change as it can be taken back: with the texts that were there until now. */
function apply(list: CellList, { at, before, after }: Change): Change {
  const found = before.map(({ cell, text }) =>
    text === undefined ? { cell } : { cell, text: cell.text() },
  );
  const cells = after.map(({ cell }) => cell);
  list.splice(at, before.length, cells);
  for (const { cell, text } of after) {
    if (text !== undefined && text !== cell.text()) cell.setText(text);
  }
  return { at, before: found, after };
}

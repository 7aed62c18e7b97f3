import type { CellSource } from "../../protocol.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellView } from "./cell.ts";
import type { Piece } from "./cell-changes.ts";
import { firstSelected, goTo, newCell, tell, type Workbench } from "./workbench.ts";

/** Cuts the active cell in two at its cursor. */
export function splitCell({ list, changes, create }: Workbench): void {
  const cell = list.active();
  if (!cell) return;
  const text = cell.text();
  const head = text.slice(0, cell.cursor());
  const tail = create(newCell(cell.kind, text.slice(head.length).replace(/^\n/, "")));
  changes.make({
    at: list.place(cell),
    before: [{ cell, text }],
    after: [{ cell, text: head.replace(/\n$/, "") }, { cell: tail }],
  });
  list.activate(tail);
  tail.edit("start");
}

/** Joins the selected cells, or the active one with the next, into the first of them. */
export function mergeCells(bench: Workbench): void {
  const { list, changes } = bench;
  const chosen = list.selected();
  const first = firstSelected(bench);
  const cells = chosen.length > 1 ? chosen : list.all().slice(first, first + 2);
  const [into, ...others] = cells;
  if (!into || others.length === 0) return;
  if (others.some(({ exercise }) => exercise !== undefined)) {
    tell(texts.exerciseNotMerged);
    return;
  }
  const text = cells.map((cell) => cell.text()).join(into.kind === "code" ? "\n" : "\n\n");
  changes.make({ at: first, before: withTexts(cells), after: [{ cell: into, text }] });
  goTo(bench, into);
}

/** Makes code of texts or texts of code; `change` may alter the text on the way. */
export function turnCells(
  bench: Workbench,
  kind: CellSource["kind"],
  change: (text: string) => string = (text) => text,
): void {
  const { list, changes, create } = bench;
  const cells = list.selected();
  const active = list.active();
  if (cells.some((cell) => cell.exercise !== undefined && cell.kind !== kind)) {
    tell(texts.exerciseKeepsKind);
    return;
  }
  const after = cells.map((cell): Piece => {
    const text = change(cell.text());
    return cell.kind === kind
      ? { cell, text }
      : { cell: create({ ...cell.source(), kind, source: text }) };
  });
  changes.make({ at: firstSelected(bench), before: withTexts(cells), after });
  const turned = after[active ? cells.indexOf(active) : 0]?.cell;
  turned?.render();
  goTo(bench, turned);
}

/** Makes texts headings of a level, as `#` does in Markdown. */
export function makeHeading(bench: Workbench, level: number): void {
  const hashes = "#".repeat(level);
  turnCells(bench, "markdown", (text) => `${hashes} ${text.replace(/^\s*#*\s*/, "")}`);
}

/** Changes the texts of several cells as one step. */
export function replaceTexts(
  { list, changes }: Workbench,
  cells: readonly CellView[],
  change: (text: string) => string,
): void {
  const places = cells.map((cell) => list.place(cell));
  const at = Math.min(...places);
  const range = list.all().slice(at, Math.max(...places) + 1);
  const after = range.map((cell) => ({
    cell,
    text: cells.includes(cell) ? change(cell.text()) : cell.text(),
  }));
  changes.make({ at, before: withTexts(range), after });
}

function withTexts(cells: readonly CellView[]): readonly Piece[] {
  return cells.map((cell) => ({ cell, text: cell.text() }));
}

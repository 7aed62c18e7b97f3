import type { CellSource } from "../../protocol.ts";
import type { Text } from "../common/i18n.ts";
import { dismiss } from "../common/notice.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellView } from "./cell.ts";
import { firstSelected, goTo, newCell, tell, type Workbench } from "./workbench.ts";

/** Puts a new cell above (−1) or below (+1) the selected ones. */
export function insertCell(
  bench: Workbench,
  direction: -1 | 1,
  kind: CellSource["kind"] = "code",
): CellView {
  const { list, changes, create } = bench;
  const cell = create(newCell(kind));
  const at = firstSelected(bench) + (direction < 0 ? 0 : list.selected().length);
  changes.make({ at, before: [], after: [{ cell }] });
  goTo(bench, cell);
  return cell;
}

/** Takes the selected cells out and answers whether that was possible: exercises stay. */
export function removeCells(bench: Workbench, told: Text = texts.deleted): boolean {
  const { list, changes, create } = bench;
  const cells = list.selected();
  if (cells.some(({ exercise }) => exercise !== undefined)) {
    tell(texts.exerciseStays);
    return false;
  }
  const at = firstSelected(bench);
  const isAll = cells.length === list.all().length;
  const before = cells.map((cell) => ({ cell }));
  changes.make({ at, before, after: isAll ? [{ cell: create(newCell("code")) }] : [] });
  goTo(bench, at);
  tell(told, { n: cells.length }, () => undoCells(bench));
  return true;
}

/** Exchanges the selected cells with their neighbour above (−1) or below (+1). */
export function moveCells(bench: Workbench, direction: -1 | 1): void {
  const { list, changes } = bench;
  const cells = list.selected();
  const first = firstSelected(bench);
  const neighbour = list.all()[direction < 0 ? first - 1 : first + cells.length];
  const active = list.active();
  if (!neighbour || !active) return;
  const upper = [neighbour, ...cells].map((cell) => ({ cell }));
  const lower = [...cells, neighbour].map((cell) => ({ cell }));
  changes.make(
    direction < 0
      ? { at: first - 1, before: upper, after: lower }
      : { at: first, before: lower, after: upper },
  );
  list.activate(active, { focuses: true, extends: true });
}

/** Takes back the last thing done to cells. */
export function undoCells(bench: Workbench): void {
  step(bench, bench.changes.undo, texts.nothingToUndo);
}

export function redoCells(bench: Workbench): void {
  step(bench, bench.changes.redo, texts.nothingToRedo);
}

function step(bench: Workbench, take: () => CellView | undefined, none: Text): void {
  dismiss("cells");
  const touched = take();
  if (touched) goTo(bench, touched);
  else tell(none);
}

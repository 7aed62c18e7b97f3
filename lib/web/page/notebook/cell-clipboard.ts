import type { CellSource } from "../../protocol.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { removeCells } from "./cell-edits.ts";
import { firstSelected, goTo, newCellId, tell, type Workbench } from "./workbench.ts";

/** Cells that were copied; in the browser's memory, so that another notebook can paste them. */
const key = "toplab-copied-cells";
let copied: readonly CellSource[] = [];

/** Copies the selected cells; a copy of an exercise is an ordinary cell. */
export function copyCells({ list }: Workbench): void {
  copied = list.selected().map((cell) => {
    const { exercise: _, ...source } = cell.source();
    return source;
  });
  try {
    localStorage.setItem(key, JSON.stringify(copied));
  } catch {
    // full or forbidden: then this notebook alone knows them
  }
}

export function cutCells(bench: Workbench): void {
  copyCells(bench);
  removeCells(bench, texts.cut);
}

/** Puts copies above (−1) or below (+1) the selected cells. */
export function pasteCells(bench: Workbench, direction: -1 | 1): void {
  const { list, changes, create } = bench;
  const cells = stored().map((cell) => create({ ...cell, id: newCellId() }));
  if (cells.length === 0) {
    tell(texts.nothingCopied);
    return;
  }
  const at = firstSelected(bench) + (direction < 0 ? 0 : list.selected().length);
  changes.make({ at, before: [], after: cells.map((cell) => ({ cell })) });
  goTo(bench, cells.at(-1));
}

function stored(): readonly CellSource[] {
  try {
    const text = localStorage.getItem(key);
    return text ? JSON.parse(text) : copied; // written by ourselves
  } catch {
    return copied;
  }
}

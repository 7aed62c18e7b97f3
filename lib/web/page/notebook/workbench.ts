import type { CellSource } from "../../protocol.ts";
import { type Text, t } from "../common/i18n.ts";
import { notify } from "../common/notice.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellView } from "./cell.ts";
import type { CellChanges } from "./cell-changes.ts";
import type { CellList } from "./cell-list.ts";

/** What commands work with: the cells, the way to change them so that it can be undone, new cells. */
export interface Workbench {
  readonly list: CellList;
  readonly changes: CellChanges;
  create(cell: CellSource): CellView;
}

/** A cell as a new one has it; its name must be new in the notebook. */
export function newCell(kind: CellSource["kind"], source = ""): CellSource {
  return { id: newCellId(), kind, source };
}

export function newCellId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** Place of the first selected cell. */
export function firstSelected({ list }: Workbench): number {
  const [first] = list.selected();
  return first ? list.place(first) : 0;
}

/** Makes the cell active and takes the keyboard there; the last one if the notebook has become shorter. */
export function goTo({ list }: Workbench, target: CellView | number | undefined): void {
  const cells = list.all();
  const cell = typeof target === "number" ? cells[Math.min(target, cells.length - 1)] : target;
  if (cell) list.activate(cell, { focuses: true });
}

/** Says in passing what became of cells, with a way back if there is one. */
export function tell(
  text: Text,
  values: Readonly<Record<string, number>> = {},
  undo?: () => void,
): void {
  const actions = undo ? [{ label: t(texts.undoThis), run: undo }] : [];
  notify({ topic: "cells", kind: "info", text: t(text, values), seconds: 12, actions });
}

import { copyCells, cutCells, pasteCells } from "./cell-clipboard.ts";
import { insertCell, moveCells, redoCells, removeCells, undoCells } from "./cell-edits.ts";
import { makeHeading, mergeCells, splitCell, turnCells } from "./cell-text-edits.ts";
import type { Commands } from "./commands.ts";
import type { Workbench } from "./workbench.ts";

type Headings = `heading${1 | 2 | 3 | 4 | 5 | 6}`;
type Places =
  | "insertAbove"
  | "insertBelow"
  | "insertCode"
  | "insertText"
  | "moveUp"
  | "moveDown"
  | "remove";
type Clipboard = "cut" | "copy" | "paste" | "pasteAbove";
type Texts = "split" | "merge" | "toCode" | "toText" | "toRaw" | Headings;

/** Commands that change cells; each can be undone. */
export function editCommands(
  bench: Workbench,
): Pick<Commands, Places | Clipboard | Texts | "undo" | "redo"> {
  return {
    insertAbove: () => void insertCell(bench, -1),
    insertBelow: () => void insertCell(bench, 1),
    insertCode: () => insertCell(bench, 1).edit(),
    insertText: () => insertCell(bench, 1, "markdown").edit(),
    moveUp: () => moveCells(bench, -1),
    moveDown: () => moveCells(bench, 1),
    remove: () => void removeCells(bench),
    cut: () => cutCells(bench),
    copy: () => copyCells(bench),
    paste: () => pasteCells(bench, 1),
    pasteAbove: () => pasteCells(bench, -1),
    undo: () => undoCells(bench),
    redo: () => redoCells(bench),
    split: () => splitCell(bench),
    merge: () => mergeCells(bench),
    toCode: () => turnCells(bench, "code"),
    toText: () => turnCells(bench, "markdown"),
    toRaw: () => turnCells(bench, "raw"),
    heading1: () => makeHeading(bench, 1),
    heading2: () => makeHeading(bench, 2),
    heading3: () => makeHeading(bench, 3),
    heading4: () => makeHeading(bench, 4),
    heading5: () => makeHeading(bench, 5),
    heading6: () => makeHeading(bench, 6),
  };
}

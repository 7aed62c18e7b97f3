import { element } from "../common/element.ts";
import type { CellView } from "./cell.ts";

export interface Activation {
  /** Keeps the other end of the selection where it is. */
  readonly extends?: boolean;
  /** Takes the keyboard to the cell, in command mode. */
  readonly focuses?: boolean;
}

/** The cells of a notebook in their order, one of them active, those up to the anchor selected with it. */
export interface CellList {
  readonly element: HTMLElement;
  all(): readonly CellView[];
  /** Also finds cells that were taken out, as they may come back. */
  find(id: string): CellView | undefined;
  /** Place in the order, −1 for a cell that was taken out. */
  place(cell: CellView): number;
  active(): CellView | undefined;
  /** The active cell and those selected with it, in their order. */
  selected(): readonly CellView[];
  activate(cell: CellView, options?: Activation): void;
  /** Replaces `count` cells; those that stay keep their editors, outputs and focus. */
  splice(at: number, count: number, cells: readonly CellView[]): void;
  /** Called whenever another cell is active. */
  onActive(listener: (cell: CellView) => void): void;
}

export function createCellList(): CellList {
  const box = element("div", { className: "cells" });
  const known = new Map<string, CellView>();
  const listeners: ((cell: CellView) => void)[] = [];
  let cells: readonly CellView[] = [];
  let active: CellView | undefined;
  let anchor: CellView | undefined;

  const place = (cell: CellView | undefined): number => (cell ? cells.indexOf(cell) : -1);
  const selected = (): readonly CellView[] => {
    const ends = [place(anchor), place(active)].filter((at) => at >= 0);
    return ends.length === 0 ? [] : cells.slice(Math.min(...ends), Math.max(...ends) + 1);
  };
  const mark = (): void => {
    const chosen = new Set(selected());
    for (const cell of cells) {
      const { classList } = cell.element;
      classList.toggle("chosen", cell === active);
      classList.toggle("selected", chosen.size > 1 && chosen.has(cell));
      cell.element.tabIndex = cell === active ? 0 : -1; // one stop for the Tab key, as in a list
    }
  };
  const activate = (cell: CellView, options: Activation = {}): void => {
    const isNew = cell !== active;
    active = cell;
    if (!options.extends || place(anchor) < 0) anchor = cell;
    mark();
    if (isNew) for (const listener of listeners) listener(cell);
    if (!options.focuses) return;
    cell.element.focus({ preventScroll: true });
    cell.element.scrollIntoView({ block: "nearest" });
  };
  box.addEventListener("focusin", ({ target }) => {
    const cell = cells.find((candidate) => candidate.element.contains(target as Node)); // from a node
    if (cell && cell !== active) activate(cell);
  });
  return {
    element: box,
    all: () => cells,
    find: (id) => known.get(id),
    place,
    active: () => active,
    selected,
    activate,
    splice(at, count, added) {
      for (const cell of cells.slice(at, at + count))
        if (!added.includes(cell)) cell.element.remove();
      cells = cells.toSpliced(at, count, ...added);
      for (const [i, cell] of added.entries()) {
        known.set(cell.id, cell);
        const there = box.children[at + i] ?? null;
        if (there !== cell.element) box.insertBefore(cell.element, there);
      }
      for (const [i, cell] of cells.entries()) cell.showNumber(i + 1);
      mark();
    },
    onActive: (listener) => void listeners.push(listener),
  };
}

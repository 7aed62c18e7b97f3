import type { CellResult, CellSource, ExerciseView, NotebookEvent } from "../protocol.ts";
import { createBadges } from "./badges.ts";
import type { CellActions, CellView } from "./cell.ts";
import { cellTools } from "./cell-tools.ts";
import { type CodeCell, createCodeCell } from "./code-cell.ts";
import { element } from "./element.ts";
import { createMarkdownCell, type MarkdownCell } from "./markdown-cell.ts";
import { notify } from "./notice.ts";

type Entry = { view: CodeCell; isCode: true } | { view: MarkdownCell; isCode: false };

/** The cells of a notebook in their order; they can be added and taken out. */
export interface CellList {
  readonly element: HTMLElement;
  sources(): readonly CellSource[];
  /** Code to run: of the cell named, or of all cells. Closes the editor of a text. */
  code(id?: string): readonly { readonly id: string; readonly code: string }[];
  /** Marks the cell that the toolbar means. */
  choose(id: string): void;
  /** Moves the focus to the neighbour; past the end, "down" adds a cell when asked to. */
  move(id: string, direction: -1 | 1, addsAtEnd?: boolean): void;
  first(): string | undefined;
  showExercises(exercises: readonly ExerciseView[]): void;
  apply(event: NotebookEvent): void;
}

export function createCellList(cells: readonly CellSource[], actions: CellActions): CellList {
  const entries: Entry[] = [];
  const badges = createBadges();
  const box = element("div", { className: "cells" });
  let nextNumber = 1;

  const insert = (at: number, cell: CellSource): Entry => {
    const entry = createEntry(cell, nextNumber, actions);
    nextNumber += 1;
    const { view } = entry;
    if (cell.exercise) badges.add(cell.exercise, view.element);
    const add = (kind: "code" | "markdown"): void => insertNew(place(view.id), kind);
    const removable = cell.exercise === undefined ? { remove: () => remove(view) } : {};
    view.element.append(cellTools({ add, ...removable }));
    entries.splice(at, 0, entry);
    box.insertBefore(entry.view.element, box.children[at] ?? null);
    return entry;
  };
  const place = (id: string): number => entries.findIndex(({ view }) => view.id === id);
  const insertNew = (after: number, kind: "code" | "markdown"): void => {
    const entry = insert(after + 1, { id: newId(), kind, source: "" });
    entry.view.focus("start");
    actions.changed();
  };
  const remove = (view: CellView): void => {
    const at = place(view.id);
    const cell = view.source();
    entries.splice(at, 1);
    view.element.remove();
    actions.changed();
    notify({
      topic: "removed",
      kind: "info",
      text: "The cell was deleted.",
      seconds: 12,
      actions: [
        {
          label: "Undo",
          run: () => {
            insert(at, cell);
            actions.changed();
          },
        },
      ],
    });
  };
  for (const [i, cell] of cells.entries()) insert(i, cell);
  return {
    element: box,
    sources: () => entries.map(({ view }) => view.source()),
    code(id) {
      const meant = id === undefined ? entries : entries.filter(({ view }) => view.id === id);
      for (const entry of meant) if (!entry.isCode) entry.view.render();
      return meant
        .filter(({ isCode }) => isCode)
        .map(({ view }) => ({ id: view.id, code: view.source().source }));
    },
    choose(id) {
      for (const { view } of entries) view.element.classList.toggle("chosen", view.id === id);
    },
    move(id, direction, addsAtEnd = false) {
      const at = place(id);
      const neighbour = entries[at + direction];
      if (neighbour) neighbour.view.focus(direction > 0 ? "start" : "end");
      else if (addsAtEnd && direction > 0) insertNew(at, "code");
    },
    first: () => entries.find(({ isCode }) => isCode)?.view.id,
    showExercises: badges.show,
    apply: (event) => applyTo(entries, event),
  };
}

function createEntry(cell: CellSource, number: number, actions: CellActions): Entry {
  if (cell.kind === "code") return { view: createCodeCell(cell, number, actions), isCode: true };
  return { view: createMarkdownCell(cell, number, actions), isCode: false };
}

function newId(): string {
  return crypto.randomUUID().slice(0, 8);
}

function applyTo(entries: readonly Entry[], event: NotebookEvent): void {
  if (event.type === "snapshot") {
    for (const entry of entries) {
      if (entry.isCode) entry.view.show(event.results[entry.view.id] ?? nothing);
    }
  }
  if (!("cell" in event)) return;
  const entry = entries.find(({ view }) => view.id === event.cell);
  if (!entry?.isCode) return;
  const { view } = entry;
  if (event.type === "cell") view.setState(event.state, event.executionCount);
  if (event.type === "clear") view.clearOutputs();
  if (event.type === "output") view.setOutput(event.index, event.output);
  if (event.type === "append") view.appendOutput(event.index, event.text);
}

const nothing: CellResult = { state: "idle", executionCount: null, outputs: [] };

import type { CellSource } from "../../protocol.ts";
import { editorHelp } from "../editor/editor-help.ts";
import type { EditorHelp } from "../editor/help-source.ts";
import type { CellHost, CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";
import { type CodeCell, createCodeCell } from "./code-cell.ts";
import { createMarkdownCell } from "./markdown-cell.ts";
import { createRawCell } from "./raw-cell.ts";

export interface MakerOptions {
  /** A text was changed. */
  changed(): void;
  run(cell: CellView): void;
  /** Where a picture lies that a text names by a relative path. */
  picture(path: string): string;
  readonly help: EditorHelp;
  /** A cell was made; it may need more than its kind gives it. */
  made(cell: CellView): void;
}

/** Makes the views of cells, for the notebook around them. */
export function cellMaker(list: CellList, options: MakerOptions): (cell: CellSource) => CellView {
  const { changed, run, picture, help, made } = options;
  const host: CellHost = {
    changed,
    picture,
    run(id) {
      const cell = list.find(id);
      if (cell) run(cell);
    },
    leave: (id, direction) => leave(list, id, direction),
  };
  return (cell) => {
    const view = createCell(cell, host, help);
    made(view);
    return view;
  };
}

function createCell(cell: CellSource, host: CellHost, help: EditorHelp): CellView {
  if (cell.kind === "code") return createCodeCell(cell, host, editorHelp(help));
  return cell.kind === "raw" ? createRawCell(cell, host) : createMarkdownCell(cell, host);
}

/** The cursor goes on into the neighbour's code; a typeset text is only chosen. */
function leave(list: CellList, id: string, direction: -1 | 1): void {
  const cell = list.find(id);
  const next = cell && list.all()[list.place(cell) + direction];
  if (!next) return;
  list.activate(next, { focuses: true });
  if (!next.typeset()) next.edit(direction > 0 ? "start" : "end");
}

export function isCodeCell(cell: CellView): cell is CodeCell {
  return cell.kind === "code";
}

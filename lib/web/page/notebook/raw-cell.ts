import type { CellSource } from "../../protocol.ts";
import { t } from "../common/i18n.ts";
import { createLazyEditor } from "../editor/lazy-editor.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellHost, CellView } from "./cell.ts";
import { cellFrame } from "./cell-frame.ts";

/** A text that is neither typeset nor run. */
export function createRawCell(cell: CellSource, host: CellHost): CellView {
  const editor = createLazyEditor({
    text: cell.source,
    language: "plain",
    label: t(texts.rawText),
    onChange: host.changed,
    onLeave: (direction) => host.leave(cell.id, direction),
  });
  const frame = cellFrame(cell);
  frame.paper.append(editor.element);
  return {
    id: cell.id,
    kind: "raw",
    element: frame.element,
    source: () => ({ ...cell, source: editor.text() }),
    text: editor.text,
    setText: editor.setText,
    cursor: editor.cursor,
    edit: editor.focus,
    render: () => undefined,
    typeset: () => undefined,
    showNumber(n) {
      frame.element.ariaLabel = t(texts.rawCell, { n });
    },
    showMatches: editor.showMatches,
  };
}

import type { CellSource } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { renderMarkdown } from "../common/markdown.ts";
import { createEditor, type Editor } from "../editor/editor.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellHost, CellView, Span } from "./cell.ts";
import { cellFrame } from "./cell-frame.ts";
import { pastedPictures } from "./pasted-pictures.ts";

/** A text of the lesson; a double click (or Enter) opens it, running it closes it again. */
export function createMarkdownCell(cell: CellSource, host: CellHost): CellView {
  let editor: Editor | undefined;
  let source = cell.source;
  let attachments = cell.attachments;
  const frame = cellFrame(cell);
  const text = element("div", { className: "markdown" });
  frame.paper.append(text);
  const render = (): void => {
    source = editor?.text() ?? source;
    editor = undefined;
    const shown = source.trim() === "" ? `*${t(texts.emptyText)}*` : source;
    text.replaceChildren(renderMarkdown(shown, attachments, host.picture));
    frame.element.classList.remove("edited");
  };
  const open = (): Editor => {
    if (editor) return editor;
    editor = createEditor({
      text: source,
      language: "plain",
      label: t(texts.text),
      extensions: pastedPictures({
        names: () => Object.keys(attachments ?? {}),
        keep(name, type, base64) {
          attachments = { ...attachments, [name]: { [type]: base64 } };
        },
      }),
      onChange: host.changed,
      onLeave: (direction) => host.leave(cell.id, direction),
    });
    frame.element.classList.add("edited");
    text.replaceChildren(editor.element);
    return editor;
  };
  text.ondblclick = () => {
    if (!editor) open().focus("end");
  };
  render();
  return {
    id: cell.id,
    kind: cell.kind,
    ...(cell.exercise === undefined ? {} : { exercise: cell.exercise }),
    element: frame.element,
    source: () => ({
      ...cell,
      source: editor?.text() ?? source,
      ...(attachments ? { attachments } : {}),
    }),
    text: () => editor?.text() ?? source,
    setText(changed) {
      if (editor) return editor.setText(changed);
      source = changed;
      render();
      host.changed();
    },
    cursor: () => editor?.cursor() ?? 0,
    edit: (at = "end") => open().focus(at),
    render,
    typeset: () => (editor ? undefined : text),
    showNumber(n) {
      frame.element.ariaLabel = t(texts.textCell, { n });
    },
    showMatches(matches: readonly Span[], now?: Span) {
      if (editor || now) open().showMatches(matches, now);
    },
  };
}

import type { CellSource } from "../protocol.ts";
import type { CellActions, CellView } from "./cell.ts";
import { createEditor, type Editor } from "./editor.ts";
import { element } from "./element.ts";
import { renderMarkdown } from "./markdown.ts";

export interface MarkdownCell extends CellView {
  /** Shows the text as a reader sees it, and closes the editor. */
  render(): void;
}

/** A text of the lesson; a double click (or Enter) opens it, Shift-Enter closes it again. */
export function createMarkdownCell(
  cell: CellSource,
  number: number,
  actions: CellActions,
): MarkdownCell {
  let editor: Editor | undefined;
  let source = cell.source;
  const text = element("div", { className: "markdown" });
  const section = element(
    "section",
    { className: "cell text", tabIndex: -1, id: `cell-${cell.id}` },
    element("div", { className: "gutter" }),
    element("div", { className: "paper" }, text),
  );
  const render = (): void => {
    source = editor?.text() ?? source;
    editor = undefined;
    const isEmpty = source.trim() === "";
    const shown = isEmpty ? "*An empty text: double click to write.*" : source;
    text.replaceChildren(renderMarkdown(shown, cell.attachments));
    section.classList.remove("edited");
  };
  const edit = (): void => {
    if (editor) return;
    editor = createEditor({
      text: source,
      language: "markdown",
      label: `Text of cell ${number}`,
      onChange: actions.changed,
      onRun: (next) => actions.run(cell.id, next),
      onLeave: (direction) => actions.leave(cell.id, direction),
    });
    section.classList.add("edited");
    text.replaceChildren(editor.element);
    editor.focus("end");
  };
  text.ondblclick = edit;
  section.onkeydown = (event) => {
    if (event.target !== section || event.key !== "Enter") return;
    event.preventDefault();
    if (event.shiftKey) actions.run(cell.id, true);
    else edit();
  };
  section.addEventListener("focusin", () => actions.chosen(cell.id));
  render();
  return {
    id: cell.id,
    element: section,
    source: () => ({ ...cell, source: editor?.text() ?? source }),
    focus: () => (editor ? editor.focus() : section.focus()),
    render,
  };
}

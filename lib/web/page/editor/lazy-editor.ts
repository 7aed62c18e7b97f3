import { element } from "../common/element.ts";
import { forget, whenNear } from "../common/when-near.ts";
import type { Place, Span } from "../notebook/cell.ts";
import { createEditor, type Editor, type EditorOptions } from "./editor.ts";
import { staticCode } from "./static-code.ts";

/** An editor that is only coloured text until it comes near the screen or is asked to take the cursor. */
export function createLazyEditor(options: EditorOptions): Editor {
  const box = element("div", { className: "code-text" });
  let { text } = options;
  let matches: readonly [readonly Span[], Span | undefined] | undefined;
  let editor: Editor | undefined;

  const show = (): void => {
    const coloured = options.language === "typescript" && text.length < 20_000;
    box.replaceChildren(
      coloured ? staticCode(text) : element("pre", { className: "static-code" }, `${text}\n`),
    );
  };
  const open = (): Editor => {
    if (editor) return editor;
    forget(box);
    editor = createEditor({ ...options, text });
    box.replaceChildren(editor.element);
    if (matches) editor.showMatches(...matches);
    return editor;
  };
  show();
  whenNear(box, open);
  return {
    element: box,
    text: () => editor?.text() ?? text,
    setText(changed) {
      if (editor) return editor.setText(changed);
      text = changed;
      show();
      options.onChange();
    },
    cursor: () => editor?.cursor() ?? 0,
    focus: (at?: Place) => open().focus(at),
    showMatches(found, now) {
      if (editor || now) return open().showMatches(found, now);
      matches = [found, now];
    },
    diagnoseAgain: () => editor?.diagnoseAgain(),
  };
}

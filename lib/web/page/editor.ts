import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

export interface Editor {
  readonly element: HTMLElement;
  text(): string;
  focus(at?: "start" | "end"): void;
}

export interface EditorOptions {
  readonly text: string;
  readonly language: "typescript" | "markdown";
  /** The name that screen readers say. */
  readonly label: string;
  onChange(): void;
  /** Shift-Enter (`isLast` false) and Ctrl-Enter. */
  onRun(next: boolean): void;
  /** The cursor leaves the text over its upper (−1) or lower (+1) edge. */
  onLeave(direction: -1 | 1): void;
}

/** A CodeMirror editor for one cell. Escape, then Tab, moves the focus on without a mouse. */
export function createEditor(options: EditorOptions): Editor {
  const view = new EditorView({
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
  });
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    focus: (at) => {
      if (at) view.dispatch({ selection: { anchor: at === "start" ? 0 : view.state.doc.length } });
      view.focus();
      view.dom.scrollIntoView({ block: "nearest" });
    },
  };
}

function extensions({ language, label, onChange, onRun, onLeave }: EditorOptions): Extension {
  const run = (next: boolean) => () => {
    onRun(next);
    return true;
  };
  const leave = (direction: -1 | 1) => (view: EditorView) => {
    if (!isAtEdge(view, direction)) return false;
    onLeave(direction);
    return true;
  };
  return [
    keymap.of([
      { key: "Shift-Enter", run: run(true) },
      { key: "Mod-Enter", run: run(false) },
      { key: "ArrowUp", run: leave(-1) },
      { key: "ArrowDown", run: leave(1) },
    ]),
    language === "typescript" ? codeExtensions : EditorView.lineWrapping,
    history(),
    drawSelection(),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    syntaxHighlighting(classHighlighter),
    EditorView.contentAttributes.of({ "aria-label": label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange();
    }),
  ];
}

const codeExtensions: Extension = [
  javascript({ typescript: true }),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
];

function isAtEdge(view: EditorView, direction: -1 | 1): boolean {
  const { main } = view.state.selection;
  const edge = direction < 0 ? 1 : view.state.doc.lines;
  return main.empty && view.state.doc.lineAt(main.head).number === edge;
}

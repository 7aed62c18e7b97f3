import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  isolateHistory,
} from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { t } from "../common/i18n.ts";
import type { Place, Span } from "../notebook/cell.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { diagnoseAgain } from "./diagnosis.ts";
import { keepBelowBar } from "./keep-below-bar.ts";
import { matchMarks, setMatches } from "./match-marks.ts";

export interface Editor {
  readonly element: HTMLElement;
  text(): string;
  /** Replaces the whole text, as one step that Ctrl-Z takes back. */
  setText(text: string): void;
  cursor(): number;
  focus(at?: Place): void;
  showMatches(matches: readonly Span[], now?: Span): void;
  diagnoseAgain(): void;
}

export interface EditorOptions {
  readonly text: string;
  readonly language: "typescript" | "plain";
  /** The name that screen readers say. */
  readonly label: string;
  /** What this editor can do beyond typing; its keys come first. */
  readonly extensions?: Extension;
  onChange(): void;
  /** The cursor leaves the text over its upper (−1) or lower (+1) edge. */
  onLeave(direction: -1 | 1): void;
}

/** A CodeMirror editor for one cell. Escape leaves it to the cell around it, so that Tab can indent. */
export function createEditor(options: EditorOptions): Editor {
  const view = new EditorView({
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
  });
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    setText(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: isolateHistory.of("full"),
      });
    },
    cursor: () => view.state.selection.main.head,
    focus(at) {
      view.focus();
      if (at) view.dispatch({ selection: selection(view, at), scrollIntoView: true });
    },
    showMatches(matches, now) {
      view.dispatch({
        effects: [
          setMatches.of({ matches, now }),
          ...(now ? [EditorView.scrollIntoView(now.from, { y: "nearest" })] : []),
        ],
      });
    },
    diagnoseAgain: () => view.dispatch({ effects: diagnoseAgain.of(null) }),
  };
}

function selection(view: EditorView, at: Place): { anchor: number; head?: number } {
  if (at === "start") return { anchor: 0 };
  const { length } = view.state.doc;
  if (at === "end") return { anchor: length };
  return { anchor: Math.min(at.from, length), head: Math.min(at.to, length) };
}

function extensions(options: EditorOptions): Extension {
  const { language, label, onChange, onLeave } = options;
  const leave = (direction: -1 | 1) => (view: EditorView) => {
    if (!isAtEdge(view, direction)) return false;
    onLeave(direction);
    return true;
  };
  return [
    options.extensions ?? [],
    keymap.of([
      { key: "ArrowUp", run: leave(-1) },
      { key: "ArrowDown", run: leave(1) },
    ]),
    language === "typescript" ? codeExtensions : [],
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.phrases.of(phrases()),
    EditorView.lineWrapping,
    keepBelowBar,
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
    keymap.of([{ key: "Tab", run: indentMore, shift: indentLess }]),
    syntaxHighlighting(classHighlighter),
    matchMarks,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "-1", spellcheck: "false" }),
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

/** The few words that CodeMirror says on its own. */
function phrases(): Readonly<Record<string, string>> {
  return {
    Completions: t(texts.completions),
    Diagnostics: t(texts.problems),
    "No diagnostics": t(texts.noProblems),
    close: t(texts.close),
    "Selection deleted": t(texts.selectionDeleted),
  };
}

function isAtEdge(view: EditorView, direction: -1 | 1): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return false;
  const moved = view.moveVertically(main, direction > 0);
  return (
    moved.head === (direction < 0 ? 0 : view.state.doc.length) && !isOtherLine(view, moved.head)
  );
}

/** Lines may be wrapped: only the outermost row of the outermost line is an edge. */
function isOtherLine(view: EditorView, head: number): boolean {
  const from = view.coordsAtPos(view.state.selection.main.head);
  const to = view.coordsAtPos(head);
  return from !== null && to !== null && Math.abs(from.top - to.top) > 4;
}

import type { Extension } from "@codemirror/state";
import type { CellOutput, CellResult, CellSource, CellState } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { createLazyEditor } from "../editor/lazy-editor.ts";
import { createOutputArea } from "../output/output-area.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellHost, CellView } from "./cell.ts";
import { cellFrame } from "./cell-frame.ts";
import { outputSlot } from "./output-slot.ts";

export interface CodeCell extends CellView {
  readonly kind: "code";
  /** The snapshot of a new connection: replaces everything below the text. */
  show(result: CellResult): void;
  setState(state: CellState, executionCount: number | null): void;
  setOutput(index: number, output: CellOutput): void;
  appendOutput(index: number, text: string): void;
  clearOutputs(): void;
  /** Hides or shows the outputs; or keeps them to a screenful that scrolls. */
  toggleOutputs(): void;
  scrollOutputs(): void;
  /** Shows something between the text and its outputs: a question of the running cell. */
  ask(question: HTMLElement): void;
  /** The kernel has learnt something: code that was changed is judged anew. */
  diagnoseAgain(): void;
}

/** Code with its outputs; `help` is what its editor gets from the kernel. */
export function createCodeCell(cell: CellSource, host: CellHost, help: Extension): CodeCell {
  const editor = createLazyEditor({
    text: cell.source,
    language: "typescript",
    label: t(texts.code),
    extensions: help,
    onChange: host.changed,
    onLeave: (direction) => host.leave(cell.id, direction),
  });
  const outputs = createOutputArea(t(texts.output));
  const slot = outputSlot(outputs.element);
  const frame = cellFrame(cell);
  const count = element("span", { className: "count" });
  frame.gutter.append(
    runButton(() => host.run(cell.id)),
    count,
  );
  frame.paper.append(editor.element, slot.element);
  const setState = (state: CellState, executionCount: number | null): void => {
    frame.element.dataset["state"] = state;
    frame.element.ariaBusy = String(state === "running");
    count.textContent = countText(state, executionCount);
    if (state === "idle") outputs.settle();
  };
  setState("idle", null);
  return {
    id: cell.id,
    kind: "code",
    ...(cell.exercise === undefined ? {} : { exercise: cell.exercise }),
    element: frame.element,
    source: () => ({ ...cell, source: editor.text() }),
    text: editor.text,
    setText: editor.setText,
    cursor: editor.cursor,
    edit: editor.focus,
    render: () => undefined,
    typeset: () => undefined,
    showNumber(n) {
      frame.element.ariaLabel = t(texts.codeCell, { n });
      outputs.element.ariaLabel = t(texts.outputOf, { n });
    },
    showMatches: editor.showMatches,
    show(result) {
      outputs.clear();
      for (const [index, output] of result.outputs.entries()) outputs.set(index, output);
      setState(result.state, result.executionCount);
    },
    setState,
    setOutput: outputs.set,
    appendOutput: outputs.append,
    clearOutputs: outputs.clear,
    toggleOutputs: slot.toggle,
    scrollOutputs: slot.scroll,
    ask: (question) => slot.element.before(question),
    diagnoseAgain: editor.diagnoseAgain,
  };
}

function runButton(onclick: () => void): HTMLButtonElement {
  return element(
    "button",
    {
      className: "run-cell",
      title: t(texts.runThis),
      ariaLabel: t(texts.runThis),
      tabIndex: -1, // in the toolbar and on Shift-Enter: no stop of its own in each cell
      onclick,
    },
    icon(icons.run),
  );
}

function countText(state: CellState, executionCount: number | null): string {
  if (state === "running") return t(texts.runs);
  if (state === "queued") return t(texts.waits);
  return executionCount === null ? "" : `[${executionCount}]`;
}

import type { CellOutput, CellResult, CellSource, CellState } from "../protocol.ts";
import type { CellActions, CellView } from "./cell.ts";
import { createEditor } from "./editor.ts";
import { element, icon } from "./element.ts";
import { icons } from "./icons.ts";
import { createOutputArea } from "./output-area.ts";

export interface CodeCell extends CellView {
  /** The snapshot of a new connection: replaces everything below the text. */
  show(result: CellResult): void;
  setState(state: CellState, executionCount: number | null): void;
  setOutput(index: number, output: CellOutput): void;
  appendOutput(index: number, text: string): void;
  clearOutputs(): void;
}

export function createCodeCell(cell: CellSource, number: number, actions: CellActions): CodeCell {
  const editor = createEditor({
    text: cell.source,
    language: "typescript",
    label: `Code of cell ${number}`,
    onChange: actions.changed,
    onRun: (next) => actions.run(cell.id, next),
    onLeave: (direction) => actions.leave(cell.id, direction),
  });
  const outputs = createOutputArea(`Output of cell ${number}`);
  const count = element("span", { className: "count", title: "In which order the cells ran" });
  const runButton = element(
    "button",
    {
      className: "run-cell",
      title: "Run this cell (Shift+Enter)",
      ariaLabel: `Run cell ${number}`,
      onclick: () => actions.run(cell.id, false),
    },
    icon(icons.run),
  );
  const section = element(
    "section",
    { className: "cell code", ariaLabel: `Code cell ${number}`, id: `cell-${cell.id}` },
    element("div", { className: "gutter" }, runButton, count),
    element("div", { className: "paper" }, editor.element, outputs.element),
  );
  section.addEventListener("focusin", () => actions.chosen(cell.id));
  const setState = (state: CellState, executionCount: number | null): void => {
    section.dataset["state"] = state;
    section.ariaBusy = String(state === "running");
    count.textContent = countText(state, executionCount);
    if (state === "idle") outputs.settle();
  };
  setState("idle", null);
  return {
    id: cell.id,
    element: section,
    source: () => ({ ...cell, source: editor.text() }),
    focus: editor.focus,
    show(result) {
      outputs.clear();
      for (const [index, output] of result.outputs.entries()) outputs.set(index, output);
      setState(result.state, result.executionCount);
    },
    setState,
    setOutput: outputs.set,
    appendOutput: outputs.append,
    clearOutputs: outputs.clear,
  };
}

function countText(state: CellState, executionCount: number | null): string {
  if (state === "running") return "runs";
  if (state === "queued") return "waits";
  return executionCount === null ? "" : `[${executionCount}]`;
}

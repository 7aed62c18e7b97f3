import type { CellResult, InputQuestion, NotebookEvent } from "../../protocol.ts";
import { notifyError } from "../common/notice.ts";
import type { NotebookServer } from "../common/server.ts";
import type { CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";
import { isCodeCell } from "./cells.ts";
import { inputBox } from "./input-box.ts";

/** Shows in its cell what an event of the server tells. */
export function cellEvents(list: CellList, server: NotebookServer): (event: NotebookEvent) => void {
  const questions = new Questions(list, server);
  return (event) => {
    if (event.type === "snapshot") {
      showResults(list, event.results);
      questions.showAll(event.inputs);
    } else if (event.type === "input") questions.show(event);
    else if (event.type === "input-done") questions.withdraw(event.id);
    else if ("cell" in event) change(list.find(event.cell), event);
  };
}

function showResults(list: CellList, results: Readonly<Record<string, CellResult>>): void {
  const nothing: CellResult = { state: "idle", executionCount: null, outputs: [] };
  for (const cell of list.all()) {
    if (isCodeCell(cell)) cell.show(results[cell.id] ?? nothing);
  }
}

type CellEvent = Extract<NotebookEvent, { cell: string }>;

function change(cell: CellView | undefined, event: Exclude<CellEvent, { type: "input" }>): void {
  if (!cell || !isCodeCell(cell)) return;
  if (event.type === "cell") cell.setState(event.state, event.executionCount);
  else if (event.type === "clear") cell.clearOutputs();
  else if (event.type === "output") cell.setOutput(event.index, event.output);
  else cell.appendOutput(event.index, event.text);
}

/** The questions of running cells that are not answered yet. */
class Questions {
  readonly #list: CellList;
  readonly #server: NotebookServer;
  readonly #boxes = new Map<string, HTMLElement>();

  constructor(list: CellList, server: NotebookServer) {
    this.#list = list;
    this.#server = server;
  }

  showAll(questions: readonly InputQuestion[]): void {
    for (const id of [...this.#boxes.keys()]) this.withdraw(id);
    for (const question of questions) this.show(question);
  }

  show(question: InputQuestion): void {
    const cell = this.#list.find(question.cell);
    if (!cell || !isCodeCell(cell)) return;
    this.withdraw(question.id);
    const box = inputBox(question, (value) => {
      this.#server
        .answer(question.id, value)
        .catch((error: unknown) => notifyError("command", error));
    });
    this.#boxes.set(question.id, box);
    cell.ask(box);
    if (mayTakeFocus()) box.querySelector("input")?.focus();
  }

  withdraw(id: string): void {
    const box = this.#boxes.get(id);
    this.#boxes.delete(id);
    if (box?.contains(document.activeElement)) box.closest<HTMLElement>(".cell")?.focus();
    box?.remove();
  }
}

/** Not out of the find bar, a menu or a text that is being written. */
function mayTakeFocus(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement.closest(".cell:not(.edited)") !== null;
}

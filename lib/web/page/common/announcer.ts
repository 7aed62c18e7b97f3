import type { CellOutput, CellState, NotebookEvent } from "../../protocol.ts";
import type { CellList } from "../notebook/cell-list.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { element } from "./element.ts";
import { t } from "./i18n.ts";

export interface Announcer {
  readonly element: HTMLElement;
  say(text: string): void;
  onEvent(event: NotebookEvent): void;
}

/** Tells a screen reader how runs end: once when the kernel comes to rest, not cell by cell. */
export function createAnnouncer(list: CellList): Announcer {
  const region = element("div", { className: "unseen", role: "status", ariaLive: "polite" });
  const awaited = new Set<string>();
  const ended = new Set<string>();
  let failure: Failure | undefined;

  const numberOf = (id: string): number => {
    const cell = list.find(id);
    return cell ? list.place(cell) + 1 : 0;
  };
  const say = (text: string): void => {
    region.textContent = ""; // so that the same sentence is said again
    setTimeout(() => {
      region.textContent = text;
    }, 30);
  };
  const sum = (): void => {
    const [only] = ended;
    if (failure) say(t(texts.cellFailed, { cell: numberOf(failure.cell), name: failure.name }));
    else if (ended.size === 1 && only) say(t(texts.cellFinished, { cell: numberOf(only) }));
    else if (ended.size > 1) say(t(texts.cellsFinished, { n: ended.size }));
    ended.clear();
    failure = undefined;
  };
  const onCell = (cell: string, state: CellState, executionCount: number | null): void => {
    if (state !== "idle") awaited.add(cell);
    else if (awaited.delete(cell) && executionCount !== null) ended.add(cell);
  };
  return {
    element: region,
    say,
    onEvent(event) {
      if (event.type === "input") say(t(texts.inputAsked));
      if (event.type === "cell") onCell(event.cell, event.state, event.executionCount);
      if (event.type === "output") failure ??= failureOf(event.cell, event.output);
      if (event.type === "kernel" && event.kernel === "idle" && awaited.size === 0) sum();
    },
  };
}

interface Failure {
  readonly cell: string;
  readonly name: string;
}

function failureOf(cell: string, output: CellOutput): Failure | undefined {
  return output.output_type === "error" ? { cell, name: output.ename } : undefined;
}

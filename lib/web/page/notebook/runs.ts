import type { NotebookServer } from "../common/server.ts";
import type { CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";
import { isCodeCell } from "./cells.ts";

/** Running cells; every promise is fulfilled once the server has heard of it. */
export interface Runs {
  cells(cells: readonly CellView[]): Promise<unknown>;
  all(): Promise<unknown>;
  /** Those above the active cell, or the active one and those below. */
  above(): Promise<unknown>;
  below(): Promise<unknown>;
}

/** Sends code to the kernel, after it was saved and in the order in which it was asked for. */
export function createRuns(
  list: CellList,
  server: NotebookServer,
  save: () => Promise<void>,
): Runs {
  let sent: Promise<unknown> = Promise.resolve();
  const run = (chosen: readonly CellView[]): Promise<unknown> => {
    for (const cell of chosen) cell.render();
    const cells = chosen
      .filter((cell) => isCodeCell(cell) && cell.text().trim() !== "")
      .map((cell) => ({ id: cell.id, code: cell.text() }));
    const send = async (): Promise<unknown> => {
      await save();
      return cells.length > 0 && server.run({ cells });
    };
    sent = sent.then(send, send); // one after the other: requests may overtake each other on their way
    return sent;
  };
  const place = (): number => {
    const active = list.active();
    return active ? list.place(active) : 0;
  };
  return {
    cells: run,
    all: () => run(list.all()),
    above: () => run(list.all().slice(0, place())),
    below: () => run(list.all().slice(place())),
  };
}

import type { CellSource } from "../protocol.ts";

/** A cell on the page, whatever its kind. */
export interface CellView {
  readonly id: string;
  readonly element: HTMLElement;
  /** The cell as it stands in the editor now. */
  source(): CellSource;
  focus(at?: "start" | "end"): void;
}

/** What a cell asks of the notebook around it. */
export interface CellActions {
  changed(): void;
  /** Runs the cell; `next` moves on to the following one. */
  run(id: string, next: boolean): void;
  leave(id: string, direction: -1 | 1): void;
  /** The cell that the toolbar's "Run" means from now on. */
  chosen(id: string): void;
}

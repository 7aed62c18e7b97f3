import type { CellSource } from "../../protocol.ts";

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the cursor goes, or what it selects. */
export type Place = "start" | "end" | Span;

/** A cell on the page, whatever its kind. */
export interface CellView {
  readonly id: string;
  readonly kind: CellSource["kind"];
  /** The exercise the cell belongs to; the grader looks for it, so the cell stays. */
  readonly exercise?: string;
  readonly element: HTMLElement;
  /** The cell as it stands in the editor now. */
  source(): CellSource;
  text(): string;
  /** Replaces the text, as an edit that the editor can take back. */
  setText(text: string): void;
  /** Puts the cursor into the text; a text that is shown typeset opens for it. */
  edit(at?: Place): void;
  cursor(): number;
  /** Shows the text as a reader sees it, where it can be typeset. */
  render(): void;
  /** The typeset text, if that is what is shown. */
  typeset(): HTMLElement | undefined;
  /** Its place in the notebook, from 1, for the name that screen readers say. */
  showNumber(number: number): void;
  /** Marks what was found in the text; `now` is the one that is meant. */
  showMatches(matches: readonly Span[], now?: Span): void;
}

/** What a cell asks of the notebook around it. */
export interface CellHost {
  changed(): void;
  /** Runs the cell, for its own button. */
  run(id: string): void;
  /** The cursor left the text over its upper (−1) or lower (+1) edge. */
  leave(id: string, direction: -1 | 1): void;
  /** Where a picture lies that a text names by a relative path. */
  picture(path: string): string;
}

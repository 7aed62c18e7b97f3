import { t } from "../common/i18n.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellView } from "./cell.ts";
import { replaceTexts } from "./cell-text-edits.ts";
import { createFindBar } from "./find-bar.ts";
import { type Found, replaceIn, searchCell } from "./search.ts";
import type { Workbench } from "./workbench.ts";

export interface Find {
  readonly element: HTMLElement;
  /** Opens the bar with what is selected; with a line for replacements if wanted. */
  open(replaces: boolean): void;
  /** The cells or their texts have changed. */
  refresh(): void;
}

/** Finding, and replacing, in all cells of the notebook. */
export function createFind(bench: Workbench): Find {
  return new Finding(bench);
}

class Finding implements Find {
  readonly #bench: Workbench;
  readonly #bar = createFindBar({
    changed: () => this.#search(true),
    step: (direction) => this.#step(direction),
    replace: (by) => this.#replace(by),
    replaceAll: (by) => this.#replaceAll(by),
    close: () => this.#close(),
  });
  readonly element = this.#bar.element;
  #found: readonly Found[] = [];
  #at = -1;
  #marked: readonly CellView[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  readonly open = (replaces: boolean): void => {
    const selected = String(document.getSelection() ?? "");
    this.#bar.open(replaces, selected.includes("\n") ? "" : selected);
    this.#search(true);
  };

  readonly refresh = (): void => {
    if (!this.#bar.isOpen()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(false), 200);
  };

  /** Looks again; `jumps` to the first match from the active cell on, or stays at the one that is meant. */
  #search(jumps: boolean): void {
    const query = this.#bar.query();
    const cells = this.#bench.list.all();
    this.#found = query.text === "" ? [] : cells.flatMap((cell) => searchCell(cell, query));
    this.#at = jumps ? this.#firstFromHere() : Math.min(this.#at, this.#found.length - 1);
    this.#show(jumps);
  }

  #firstFromHere(): number {
    const { list } = this.#bench;
    const active = list.active();
    const here = active ? list.place(active) : 0;
    const next = this.#found.findIndex(({ cell }) => list.place(cell) >= here);
    return next < 0 && this.#found.length > 0 ? 0 : next;
  }

  #step(direction: -1 | 1): void {
    const { length } = this.#found;
    if (length === 0) return;
    this.#at = (this.#at + direction + length) % length;
    this.#show(true);
  }

  /** Marks everything found, and brings the one that is meant into sight. */
  #show(scrolls: boolean): void {
    const now = this.#found[this.#at];
    const cells = new Set(this.#found.map(({ cell }) => cell));
    for (const cell of this.#marked) if (!cells.has(cell)) cell.showMatches([]);
    for (const cell of cells) showIn(cell, this.#found, scrolls ? now : undefined);
    this.#marked = [...cells];
    highlight(this.#found, now);
    this.#bar.count(this.#at + 1, this.#found.length);
    if (!now || !scrolls) return;
    this.#bench.list.activate(now.cell);
    const place = "range" in now ? now.range.startContainer.parentElement : undefined;
    place?.scrollIntoView({ block: "center" });
  }

  #replace(by: string): void {
    const now = this.#found[this.#at];
    if (!now || !("span" in now)) return;
    const { from, to } = now.span;
    replaceTexts(this.#bench, [now.cell], (text) => text.slice(0, from) + by + text.slice(to));
    this.#search(false);
    this.#show(true);
  }

  #replaceAll(by: string): void {
    const query = this.#bar.query();
    const changed = [...new Set(this.#found.map(({ cell }) => cell))];
    if (changed.length === 0) return;
    const n = this.#found.length;
    replaceTexts(this.#bench, changed, (text) => replaceIn(text, query, by));
    this.#search(false);
    clearTimeout(this.#timer); // the change itself must not take the answer away
    this.#bar.say(t(texts.replaced, { n }));
  }

  #close(): void {
    const now = this.#found[this.#at];
    for (const cell of this.#marked) cell.showMatches([]);
    this.#marked = [];
    this.#found = [];
    highlight([], undefined);
    if (now && "span" in now) now.cell.edit(now.span);
    else this.#bench.list.active()?.element.focus({ preventScroll: true });
  }
}

function showIn(cell: CellView, found: readonly Found[], now: Found | undefined): void {
  const spans = found.flatMap((one) => (one.cell === cell && "span" in one ? [one.span] : []));
  cell.showMatches(spans, now && now.cell === cell && "span" in now ? now.span : undefined);
}

/** Marks in typeset texts; a browser without this way of marking still scrolls to them. */
function highlight(found: readonly Found[], now: Found | undefined): void {
  if (!("highlights" in CSS)) return;
  const ranges = found.flatMap((one) => ("range" in one ? [one.range] : []));
  CSS.highlights.set("found", new Highlight(...ranges));
  CSS.highlights.set("found-now", new Highlight(...(now && "range" in now ? [now.range] : [])));
}

import type { ExerciseView } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { headings } from "../common/headings.ts";
import { t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";

interface Entry {
  readonly cell: CellView;
  readonly item: HTMLElement;
  readonly link: HTMLAnchorElement;
}

export interface Outline {
  readonly element: HTMLElement;
  /** The cells or their texts have changed. */
  refreshSoon(): void;
  showExercises(exercises: readonly ExerciseView[]): void;
}

/** The contents of a notebook: its headings and its exercises with their states. */
export function createOutline(list: CellList, onChoice: () => void): Outline {
  const items = element("ol", {});
  const nav = element("nav", { className: "contents-list", ariaLabel: t(texts.contents) }, items);
  let exercises: readonly ExerciseView[] = [];
  let entries: readonly Entry[] = [];
  let shown = "";
  let chosen: CellView | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = (): void => {
    const lines = list.all().flatMap((cell) => linesOf(cell, exercises));
    const text = JSON.stringify(lines.map(({ cell, ...line }) => ({ ...line, id: cell.id })));
    if (text === shown) return;
    shown = text;
    entries = lines.map((line) => entry(line, () => go(line.cell)));
    items.replaceChildren(...entries.map(({ item }) => item));
    requestAnimationFrame(spy); // once it is on the page
  };
  const go = (cell: CellView): void => {
    chosen = cell;
    onChoice();
    list.activate(cell, { focuses: true });
    cell.element.scrollIntoView({ block: "start" });
  };
  const spy = (): void => {
    const top = chosen?.element.getBoundingClientRect().top ?? -1;
    if (top < 0 || top > innerHeight) chosen = undefined; // the reader has gone on
    const passed = entries.filter(({ cell }) => cell.element.getBoundingClientRect().top < 160);
    const here = entries.find(({ cell }) => cell === chosen) ?? passed.at(-1) ?? entries[0];
    for (const { link } of entries) link.removeAttribute("aria-current");
    here?.link.setAttribute("aria-current", "true");
  };
  followScrolling(spy);
  return {
    element: nav,
    refreshSoon() {
      clearTimeout(timer);
      timer = setTimeout(refresh, 300);
    },
    showExercises(views) {
      exercises = views;
      refresh();
    },
  };
}

interface Line {
  readonly cell: CellView;
  readonly level: number;
  readonly text: string;
  readonly state?: ExerciseView["state"];
}

function linesOf(cell: CellView, exercises: readonly ExerciseView[]): readonly Line[] {
  const exercise = exercises.find(({ id }) => id === cell.exercise);
  if (exercise) return [{ cell, level: 4, text: exercise.title, state: exercise.state }];
  if (cell.kind !== "markdown") return [];
  return headings(cell.text())
    .filter(({ level }) => level <= 3)
    .map((heading) => ({ cell, ...heading }));
}

function entry({ cell, level, text, state }: Line, go: () => void): Entry {
  const link = element("a", { href: `#cell-${cell.id}`, className: `level-${level}` });
  link.onclick = (event) => {
    event.preventDefault();
    go();
  };
  if (state) {
    const mark = element("span", {
      className: `mark ${state}`,
      role: "img",
      ariaLabel: t(texts[state]),
    });
    mark.append(icon(icons[state]));
    link.append(mark);
  }
  link.append(element("span", {}, text));
  return { cell, item: element("li", {}, link), link };
}

/** Once per frame while the page scrolls. */
function followScrolling(act: () => void): void {
  let isAsked = false;
  window.addEventListener(
    "scroll",
    () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        act();
      });
    },
    { passive: true },
  );
}

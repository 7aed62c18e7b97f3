import type { CellOutput } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";
import { copyButton } from "./copy-button.ts";
import { forgetFigures } from "./live-figure.ts";
import { createOutputView, type OutputView } from "./output-view.ts";

/** The place below a cell where its outputs stand, in the order of their numbers. */
export interface OutputArea {
  readonly element: HTMLElement;
  set(index: number, output: CellOutput): void;
  append(index: number, text: string): void;
  clear(): void;
  /** The run is over: nothing more will fill the room that was kept for new outputs. */
  settle(): void;
}

/** Of more outputs, the first and the last few are shown, the others on demand. */
const foldAbove = 60;
const firstShown = 40;
const lastShown = 5;
/** How long old outputs stay when they are cleared: those that come at once replace them without a blink. */
const clearMs = 120;

export function createOutputArea(label: string): OutputArea {
  let views: OutputView[] = [];
  let isCleared = false;
  let showsAll = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const area = element("div", { className: "outputs", role: "region", ariaLabel: label });
  const copy = copyButton(() => views.map((view) => view.text().replace(/\n?$/, "\n")).join(""));
  const more = element("button", {
    className: "fold",
    onclick: () => {
      showsAll = true;
      draw();
    },
  });

  const draw = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (isCleared) {
      clearTimeout(timer);
      isCleared = false;
      forgetFigures(area);
      area.replaceChildren();
    }
    const shown = views.filter((view, i) => {
      const isShown = showsAll || isInSight(i, views.length);
      if (isShown) view.draw();
      return isShown;
    });
    const elements: Element[] = shown.map((view) => view.element);
    if (shown.length < views.length) {
      more.textContent = t(texts.moreOutputs, { n: views.length - shown.length });
      elements.splice(firstShown, 0, more);
    }
    place(area, views.length > 0 ? [...elements, copy] : []);
  };
  const drawSoon = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  return {
    element: area,
    set(index, output) {
      const old = isCleared ? undefined : views[index];
      if (!old?.replace(output)) {
        if (old) forgetFigures(old.element);
        views[index] = createOutputView(output);
      }
      drawSoon();
    },
    append(index, text) {
      views[index]?.append(text);
      drawSoon();
    },
    clear() {
      area.style.minHeight = `${area.offsetHeight}px`; // what follows must not jump up and down again
      views = [];
      showsAll = false;
      isCleared = true;
      clearTimeout(timer);
      timer = setTimeout(draw, clearMs);
    },
    settle() {
      if (isCleared) drawSoon();
      requestAnimationFrame(() => {
        area.style.minHeight = "";
      });
    },
  };
}

function isInSight(index: number, count: number): boolean {
  return count <= foldAbove || index < firstShown || index >= count - lastShown;
}

/** Makes these the children, touching none that is there already. */
function place(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) {
    if (wanted.has(child)) continue;
    forgetFigures(child);
    child.remove();
  }
  for (const [i, child] of children.entries()) {
    const there = parent.children[i] ?? null;
    if (there !== child) parent.insertBefore(child, there);
  }
}

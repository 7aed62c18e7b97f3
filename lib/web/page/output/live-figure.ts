import { element } from "../common/element.ts";
import { isReadyAfter } from "../common/ready.ts";
import { forget, whenNear } from "../common/when-near.ts";

/** A drawing that answers to the reader, made by code that comes when it is needed. */
export interface LiveFigure {
  readonly element: HTMLElement;
  /** Draws it; called when it stands in the page. */
  start(): Promise<void>;
  /** Lets go of what it keeps outside the page. */
  stop(): void;
}

export interface LiveFigureOptions {
  readonly make: () => Promise<LiveFigure>;
  /** What stands there for paper, and should the drawing fail. */
  readonly still: () => Node;
  /** Height that is kept for it, in pixels. */
  readonly height: number;
}

const figures = new WeakMap<Element, () => void>();

/** The place of a live figure, which is drawn once it is nearly in sight. */
export function liveFigure({ make, still, height }: LiveFigureOptions): HTMLElement {
  const paper = element("div", { className: "still" }, still());
  const place = element("div", { className: "live-figure waiting" }, paper);
  place.style.minHeight = `${height}px`;
  let isGone = false;
  let figure: LiveFigure | undefined;
  const fill = async (): Promise<void> => {
    try {
      figure = await make();
      if (isGone) return;
      place.append(figure.element);
      place.classList.replace("waiting", "live");
      await figure.start();
    } catch (error) {
      reportError(new Error("A live figure could not be drawn", { cause: error })); // to the browser's log
      figure?.element.remove();
      figure?.stop();
      place.classList.remove("waiting", "live");
    }
    place.style.minHeight = "";
  };
  isReadyAfter(
    place,
    new Promise<void>((resolve) => {
      whenNear(place, () => void fill().then(resolve));
    }),
  );
  figures.set(place, () => {
    isGone = true;
    forget(place);
    figure?.stop();
  });
  return place;
}

/** Lets go of the live figures in a part of the page that is about to leave. */
export function forgetFigures(part: Element): void {
  for (const place of [part, ...part.querySelectorAll(".live-figure")]) {
    figures.get(place)?.();
    figures.delete(place);
  }
}

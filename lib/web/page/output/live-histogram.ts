import { readScene } from "../../../plot/live/read-scene.ts";
import { canvasObject } from "../../../plot/root/root-objects.ts";
import { panelsOf } from "../../../plot/scene/panels.ts";
import type { SceneSize } from "../../../plot/scene/scene.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";
import { histogramBox } from "./histogram-box.ts";
import { inColours } from "./histogram-colours.ts";
import { onKeys } from "./histogram-keys.ts";
import { histogramTip } from "./histogram-tip.ts";
import { histogramTools } from "./histogram-tools.ts";
import { firstView, sceneIn, selected, type View } from "./histogram-view.ts";
import { type DrawnCanvas, drawCanvas, fineness, rootMaker } from "./jsroot.ts";
import type { LiveFigure } from "./live-figure.ts";
import { coloursOf, onThemeChange } from "./page-colours.ts";

/** The least height that leaves frame and numbers readable, in pixels. */
const minHeight = 340;
/** From this width on, in pixels, numbers stand beside the picture instead of below. */
const beside = 640;

/** A picture of histograms that jsroot draws, to be zoomed and turned logarithmic; throws if it is none. */
export async function liveHistogram(json: unknown, alt: string): Promise<LiveFigure> {
  const { scene, size } = readScene(json);
  let view = firstView(scene);
  let drawn: DrawnCanvas | undefined;
  let queue: Promise<void> = Promise.resolve();
  const drawing = element("div", {
    className: "drawing",
    tabIndex: 0,
    role: "img",
    ariaLabel: alt,
  });
  const status = element("p", { className: "unseen", role: "status" });
  const show = (next: View): void => {
    view = next;
    tools.update(view);
    status.textContent = view.x ? t(texts.shownRange, rangeValues(view.x)) : "";
    redraw();
  };
  const tools = histogramTools(scene, { view: () => view, show });
  const box = histogramBox(scene.box, () => redraw());
  const body = element("div", { className: "figure-body" }, drawing, ...box.elements);
  const figure = element("div", { className: "live-histogram" }, tools.element, body, status);
  tools.element.append(...box.buttons);

  const draw = async (): Promise<void> => {
    const room = body.clientWidth;
    if (room === 0) return; // hidden: the observer calls again when it is not
    const pixels = sizeIn(room < beside ? room : room - box.width(), size);
    const stage = element("div", { className: "stage" });
    Object.assign(stage.style, { width: `${pixels.width}px`, height: `${pixels.height}px` });
    Object.assign(drawing.style, { width: `${pixels.width}px`, height: `${pixels.height}px` });
    drawing.append(stage);
    const colours = coloursOf(figure);
    const shown = inColours(sceneIn(scene, view), colours);
    const letters = Math.min(1, Math.max(0.68, pixels.width / 620)); // smaller where there is little room
    const layout = { width: pixels.width / letters, height: pixels.height / letters };
    const brush = { root: rootMaker, fineness: fineness * letters, ...colours };
    const panels = panelsOf(shown, layout);
    const next = await drawCanvas(stage, canvasObject(brush, panels, layout), {
      select(pad, { x, y }) {
        const isMain = pad === 0; // the one below has a vertical axis of its own
        show(selected(view, scene, { ...(x && { x }), ...(y && isMain && { y }) }));
      },
      reset: () => show(firstViewWith(view)),
    });
    drawn?.remove();
    for (const old of drawing.querySelectorAll(".stage")) if (old !== stage) old.remove();
    drawn = next;
    tip.follow(shown, panels);
  };
  const redraw = (): void => {
    queue = queue.then(draw).catch(reportError); // to the browser's log; the last good drawing stays
  };
  const tip = histogramTip(drawing);
  onKeys(drawing, { scene, view: () => view, show, reset: () => show(firstViewWith(view)) });
  const width = widthWatcher(body, redraw);
  const forgetTheme = onThemeChange(redraw);
  return {
    element: figure,
    async start() {
      await draw();
      width.start();
    },
    stop() {
      width.stop();
      forgetTheme();
      drawn?.remove();
    },
  };
}

function firstViewWith({ isLogX, isLogY }: View): View {
  return { isLogX, isLogY };
}

/** The picture's own size, or as large as there is room, still readable. */
function sizeIn(room: number, { width, height }: SceneSize): SceneSize {
  const w = Math.min(width, room);
  const h = Math.max((height * w) / width, Math.min(height, minHeight));
  return { width: Math.round(w), height: Math.round(h) };
}

function rangeValues([from, to]: readonly [number, number]): Record<"from" | "to", string> {
  const short = (x: number): string => String(Number(x.toPrecision(4)));
  return { from: short(from), to: short(to) };
}

/** Acts when an element became wider or narrower. */
function widthWatcher(element: Element, act: () => void): { start(): void; stop(): void } {
  let known = element.clientWidth;
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === known) return;
    known = element.clientWidth;
    act();
  });
  return {
    start() {
      known = element.clientWidth;
      observer.observe(element);
    },
    stop: () => observer.disconnect(),
  };
}

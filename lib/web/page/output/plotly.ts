import { element } from "../common/element.ts";
import { type LiveFigure, liveFigure } from "./live-figure.ts";
import { coloursOf, onThemeChange } from "./page-colours.ts";
import { onPlotlyKeys } from "./plotly-keys.ts";
import { atHome, inPageColours, withoutEval } from "./plotly-look.ts";
import type { Plotly } from "./plotly-module.ts";

/** What a cell sends to be drawn by Plotly. */
export interface Figure {
  readonly data?: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

let loading: Promise<Plotly> | undefined;
const usualHeight = 420;

/** An interactive figure; `still` is shown on paper, and should Plotly not come. */
export function plotlyFigure(figure: Figure, alt: string, still: () => Node): HTMLElement {
  const { height } = Object(figure.layout);
  return liveFigure({
    make: () => livePlotly(figure, alt),
    still,
    height: typeof height === "number" && height > 0 ? Math.min(height, 2000) : usualHeight,
  });
}

async function livePlotly({ data, layout, config }: Figure, alt: string): Promise<LiveFigure> {
  loading ??= load();
  const plotly = await loading;
  const box = element("div", {
    className: "plotly-figure",
    tabIndex: 0,
    role: "group",
    ariaLabel: alt,
  });
  const look = (): Readonly<Record<string, unknown>> =>
    inPageColours({ height: usualHeight, ...layout, autosize: true }, coloursOf(box));
  const width = new ResizeObserver(() => void plotly.Plots.resize(box));
  const forgetTheme = onThemeChange(() => {
    void plotly.relayout(box, { template: look()["template"] });
  });
  return {
    element: box,
    async start() {
      await plotly.newPlot(box, (data ?? []).map(withoutEval), look(), atHome(config));
      onPlotlyKeys(plotly, box);
      width.observe(box);
    },
    stop() {
      width.disconnect();
      forgetTheme();
      plotly.purge(box);
    },
  };
}

/** Five megabytes, so only when the first figure asks for it. */
async function load(): Promise<Plotly> {
  const script = element("script", { src: "/assets/plotly.js" });
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error("Plotly did not come from the server"));
    document.head.append(script);
  });
  return (globalThis as unknown as { Plotly: Plotly }).Plotly; // the script put it there
}

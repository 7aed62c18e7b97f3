import { element } from "./element.ts";

/** What a cell sends to be drawn by Plotly. */
export interface Figure {
  readonly data?: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

interface Plotly {
  newPlot(box: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(box: HTMLElement): void;
}

let loading: Promise<Plotly> | undefined;

/** An interactive figure; `fallback` is shown should Plotly not come. */
export function plotlyFigure(figure: Figure, fallback: () => Node): HTMLElement {
  const box = element("div", { className: "plotly-figure" });
  draw(box, figure).catch(() => box.replaceChildren(fallback()));
  return box;
}

/** Lets go of what Plotly keeps for the figures in a part of the page that is about to leave. */
export function forgetFigures(part: Element): void {
  for (const box of part.querySelectorAll<HTMLElement>(".plotly-figure")) {
    void loading?.then((plotly) => plotly.purge(box));
  }
}

async function draw(box: HTMLElement, { data, layout, config }: Figure): Promise<void> {
  loading ??= load();
  const plotly = await loading;
  await plotly.newPlot(
    box,
    (data ?? []).map(withoutEval),
    { height: 420, margin: { l: 64, r: 24, t: 40, b: 56 }, ...layout, autosize: true },
    { displaylogo: false, responsive: true, ...config },
  );
}

/** Plotly's flat WebGL traces compile code at run time, which the page's policy forbids; SVG does the same, slower. */
function withoutEval(trace: unknown): unknown {
  const { type } = Object(trace);
  return type === "scattergl" ? { ...Object(trace), type: "scatter" } : trace;
}

/** Five megabytes, so only when the first figure asks for it. */
async function load(): Promise<Plotly> {
  const script = element("script", { src: "/assets/plotly.js" });
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return (globalThis as unknown as { Plotly: Plotly }).Plotly; // the script put it there
}

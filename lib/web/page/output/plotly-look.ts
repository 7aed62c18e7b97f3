import { language, t } from "../common/i18n.ts";
import { plotlyTexts } from "../texts/plotly.ts";
import type { PageColours } from "./histogram-colours.ts";

type Layout = Readonly<Record<string, unknown>>;

/** The layout in the colours of the page; one that chose its own ground keeps all of its own. */
export function inPageColours(layout: Layout, { ink, paper }: PageColours): Layout {
  if (layout["paper_bgcolor"] || layout["plot_bgcolor"]) return layout;
  const axis = { color: ink, linecolor: ink, tickcolor: ink, minor: { tickcolor: ink } };
  const soft = { ...axis, gridcolor: faint(ink), zerolinecolor: faint(ink) };
  const colours = {
    font: { color: ink },
    paper_bgcolor: paper,
    plot_bgcolor: paper,
    xaxis: soft,
    yaxis: soft,
    scene: { xaxis: soft, yaxis: soft, zaxis: soft },
    hoverlabel: { bgcolor: paper, font: { color: ink } },
    modebar: { bgcolor: "rgba(0,0,0,0)", color: ink, activecolor: ink },
  };
  const template = Object(layout["template"]);
  return {
    ...layout,
    ...withRoomAbove(layout["margin"]),
    template: { ...template, layout: { ...template.layout, ...colours } },
  };
}

/** Plotly's buttons stand above the frame. */
function withRoomAbove(margin: unknown): Layout {
  const { t: above } = Object(margin);
  return typeof above === "number" && above < 36 ? { margin: { ...Object(margin), t: 36 } } : {};
}

function faint(ink: string): string {
  const parts = (ink.match(/[\d.]+/g) ?? ["128", "128", "128"]).slice(0, 3);
  return `rgba(${parts.join(",")},0.2)`;
}

/** A figure's configuration in the page's language, without the button that sends the data to Plotly's maker. */
export function atHome(config: Layout = {}): Layout {
  const entries = Object.entries(plotlyTexts).map(([english, text]) => [english, t(text)]);
  const locale = language() === "en" ? "toplab-en" : language(); // its own English cannot be replaced
  const removed = Array.isArray(config["modeBarButtonsToRemove"])
    ? config["modeBarButtonsToRemove"]
    : [];
  return {
    ...config,
    displaylogo: false,
    responsive: false, // our own observer sees more than the window
    locale,
    locales: { [locale]: { dictionary: Object.fromEntries(entries) } },
    plotlyServerURL: "",
    showSendToCloud: false,
    modeBarButtonsToRemove: [...removed, "sendChartToCloud", "sendDataToCloud"],
  };
}

/** Plotly's flat WebGL traces compile code at run time, which the page's policy forbids; SVG does the same, slower. */
export function withoutEval(trace: unknown): unknown {
  const { type } = Object(trace);
  return type === "scattergl" ? { ...Object(trace), type: "scatter" } : trace;
}

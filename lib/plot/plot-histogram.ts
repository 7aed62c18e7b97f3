import type { Axis, Hist1D } from "../hist/index.ts";
import { type Comparison, comparisonPanel } from "./comparison.ts";
import { type HistogramContent, type Layers, layersOf } from "./histogram-content.ts";
import { type PictureSize, paint } from "./paint.ts";
import type { Layer, Panel, Text } from "./panel.ts";
import { type Picture, picture } from "./picture.ts";

/** A name to write above a peak. */
export interface PeakLabel {
  /** In the unit of the axis. */
  readonly x: number;
  readonly label: string;
}

export interface PlotHistogramOptions extends PictureSize {
  /** Above the frame. Default: none. */
  title?: string;
  /** Default: the axis's own label. */
  xLabel?: string;
  /** Default: "Events / 0.5 GeV", from the bins. */
  yLabel?: string;
  /** Default: false. */
  isLogX?: boolean;
  /** Default: false. */
  isLogY?: boolean;
  peaks?: readonly PeakLabel[];
  /** A panel below that compares the data with a model bin by bin. Default: none. */
  below?: Comparison;
}

/** Draws one histogram, or data with what they are compared to, as physicists do. */
export async function plotHistogram(
  content: Hist1D | HistogramContent,
  { width, height, ...options }: PlotHistogramOptions = {},
): Promise<Picture> {
  const all: HistogramContent =
    "axis" in content ? { overlays: [{ histogram: content, label: "" }] } : content;
  const axis = firstAxis(all);
  const drawn = layersOf(all);
  const upper = mainPanel(axis, drawn, options);
  const panels = options.below ? [upper, comparisonPanel(axis, options.below, upper)] : [upper];
  const size = { ...(width ? { width } : {}), ...(height ? { height } : {}) };
  const svg = await paint(panels, size);
  const names = drawn.legend.map(({ label }) => label).join(", ");
  const text = [options.title ?? "Histogram", axis.label, names].filter(Boolean).join(" · ");
  return picture({ "image/svg+xml": svg, "text/plain": text });
}

function firstAxis({ data, overlays = [], stack = [] }: HistogramContent): Axis {
  const first = data ?? overlays[0] ?? stack[0];
  if (first) return first.histogram.axis;
  throw new RangeError("Cannot draw an empty picture: give data, overlays or a stack");
}

function mainPanel(axis: Axis, drawn: Layers, options: PlotHistogramOptions): Panel {
  const { isLogX = false, isLogY = false, peaks = [], below, title } = options;
  const { layers, legend } = drawn;
  const range = heights(layers, isLogY, peaks.length > 0 || legend.length > 0);
  const rows = legend.length * 0.075;
  return {
    span: [below ? 0.3 : 0, 1],
    margins: { left: 0.13, right: 0.04, bottom: below ? 0.03 : 0.15, top: title ? 0.1 : 0.05 },
    x: {
      title: below ? "" : (options.xLabel ?? axis.label),
      range: xRange(drawn.layers, axis),
      isLog: isLogX,
      hasLabels: !below,
      divisions: 10,
    },
    y: {
      title: options.yLabel ?? eventsPerBin(axis),
      range,
      isLog: isLogY,
      hasLabels: true,
      divisions: 8,
    },
    layers,
    texts: [...peaks.map((peak) => peakText(peak, layers, isLogY)), ...titleText(title)],
    ...(legend.length > 0 ? { legend: { entries: legend, box: legendBox(rows, title) } } : {}),
  };
}

function legendBox(rows: number, title?: string): readonly [number, number, number, number] {
  const top = title ? 0.87 : 0.92;
  return [0.6, top - rows, 0.94, top];
}

function titleText(title: string | undefined): Text[] {
  return title ? [{ text: `#bf{${title}}`, at: [0.13, 0.925], in: "panel", align: "left" }] : [];
}

/** From the first edge of any histogram to the last one. */
function xRange(layers: readonly Layer[], { edges }: Axis): readonly [number, number] {
  const ends = layers.flatMap((layer) => (layer.kind === "steps" ? [layer.edges] : []));
  const all = [edges, ...ends];
  return [Math.min(...all.map((e) => e[0]!)), Math.max(...all.map((e) => e.at(-1)!))];
}

/** Room for everything, and above it for the legend and the labels. */
function heights(
  layers: readonly Layer[],
  isLog: boolean,
  isLabelled: boolean,
): readonly [number, number] {
  const values = layers.flatMap((layer) => Array.from(tops(layer)));
  const top = values.reduce((max, y) => Math.max(max, y), 0) || 1;
  if (!isLog) return [0, top * (isLabelled ? 1.3 : 1.12)];
  const bottom = values.reduce((min, y) => (y > 0 ? Math.min(min, y) : min), top) * 0.5;
  return [bottom, bottom * (top / bottom) ** (isLabelled ? 1.3 : 1.1)];
}

function tops(layer: Layer): ArrayLike<number> {
  if (layer.kind === "steps") return layer.contents;
  if (layer.kind === "line") return layer.y;
  return Array.from(layer.y, (y, i) => y + layer.up[i]!);
}

/** A label just above what is drawn near it. */
function peakText({ x, label }: PeakLabel, layers: readonly Layer[], isLog: boolean): Text {
  const near = layers.flatMap((layer) =>
    Array.from(tops(layer)).filter((_, i) => Math.abs(middle(layer, i) / x - 1) < 0.03),
  );
  const top = near.reduce((max, y) => Math.max(max, y), 0);
  return { text: label, at: [x, top * (isLog ? 1.35 : 1.03)], in: "axes", align: "centre" };
}

function middle(layer: Layer, i: number): number {
  return layer.kind === "steps" ? (layer.edges[i]! + layer.edges[i + 1]!) / 2 : layer.x[i]!;
}

/** "Events / 0.5 GeV", or "Events / bin" where the bins differ or the axis has no unit. */
function eventsPerBin({ edges, label }: Axis): string {
  const unit = /\[(.+)\]/.exec(label)?.[1];
  const width = edges[1]! - edges[0]!;
  const isEven = edges.every((edge, i) => Math.abs(edge - edges[0]! - i * width) < width * 1e-6);
  return isEven && unit ? `Events / ${Number(width.toPrecision(4))} ${unit}` : "Events / bin";
}

import { type Axis, binCentres, binContents, type Hist1D } from "../../hist/index.ts";
import type { PeakLabel } from "../scene/headroom.ts";
import type { Layer } from "../scene/panel.ts";
import type { Scene } from "../scene/scene.ts";
import { type Comparison, comparisonBelow } from "./comparison.ts";
import { type HistogramContent, layersOf, sumOf } from "./histogram-content.ts";

/** Words and axes of a picture of histograms, as `plotHistogram` takes them. */
export interface SceneOptions {
  readonly title?: string;
  readonly note?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly xRange?: readonly [from: number, to: number];
  readonly isLogX?: boolean;
  readonly isLogY?: boolean;
  readonly peaks?: readonly PeakLabel[];
  readonly below?: Comparison | Comparison["kind"];
  /** Default: the sums and the mean of the histogram, where there is one only. */
  readonly box?: Scene["box"];
}

/** What a picture of this content shows. */
export function sceneOf(content: Hist1D | HistogramContent, options: SceneOptions): Scene {
  const all: HistogramContent =
    "axis" in content ? { overlays: [{ histogram: content, label: "" }] } : content;
  const axis = firstAxis(all);
  const { layers, legend } = layersOf(all);
  const xRange = options.xRange ?? wholeRange(axis, layers);
  const below = options.below && comparison(options.below, all);
  return {
    title: options.title ?? "",
    note: options.note ?? "",
    xLabel: options.xLabel ?? axis.label,
    yLabel: options.yLabel ?? eventsPerBin({ ...axis, label: options.xLabel ?? axis.label }),
    xRange,
    isLogX: options.isLogX ?? false,
    isLogY: options.isLogY ?? false,
    peaks: options.peaks ?? [],
    layers,
    legend,
    ...(below && { below: comparisonBelow(axis, below, xRange) }),
    box: options.box ?? numbersOf(all),
  };
}

function firstAxis({ data, overlays = [], stack = [] }: HistogramContent): Axis {
  const first = data ?? overlays[0] ?? stack[0];
  if (first) return first.histogram.axis;
  throw new RangeError("Cannot draw an empty picture: give data, overlays or a stack");
}

/** From the first edge of any histogram to the last one. */
function wholeRange(axis: Axis, layers: readonly Layer[]): readonly [number, number] {
  const edges = [axis.edges, ...layers.flatMap((layer) => ("edges" in layer ? [layer.edges] : []))];
  return [Math.min(...edges.map((e) => e[0]!)), Math.max(...edges.map((e) => e.at(-1)!))];
}

function comparison(
  below: Comparison | Comparison["kind"],
  { data, stack = [] }: HistogramContent,
): Comparison {
  if (typeof below === "object") return below;
  const model = sumOf(stack);
  if (data && model) return { kind: below, data: data.histogram, model };
  throw new RangeError(
    `Cannot draw the ${below} below: give data and a stack, or a comparison of your own`,
  );
}

/** The box of numbers that ROOT draws beside a histogram; none where there are several. */
function numbersOf({ data, overlays = [], stack = [] }: HistogramContent): Scene["box"] {
  const histograms = [data, ...overlays, ...stack].filter((one) => one !== undefined);
  const [only] = histograms;
  if (!only || histograms.length > 1) return [];
  const { histogram } = only;
  const [contents, centres] = [binContents(histogram), binCentres(histogram)];
  const total = contents.reduce((sum, w) => sum + w, 0);
  const mean = contents.reduce((sum, w, i) => sum + w * centres[i]!, 0) / total;
  const variance = contents.reduce((sum, w, i) => sum + w * (centres[i]! - mean) ** 2, 0) / total;
  return [
    ["Integral", short(total)],
    ["Mean", short(mean)],
    ["Std Dev", short(Math.sqrt(variance))],
    ["Underflow", short(histogram.sumW[0]!)],
    ["Overflow", short(histogram.sumW.at(-1)!)],
  ];
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : "–";
}

/** "Events / 0.5 GeV", or "Events / bin" where the bins differ or the axis has no unit. */
function eventsPerBin({ edges, label }: Axis): string {
  const unit = /\[([^[\]]+)\]\s*$/.exec(label)?.[1];
  const width = edges[1]! - edges[0]!;
  const isEven = edges.every((edge, i) => Math.abs(edge - edges[0]! - i * width) < width * 1e-6);
  return isEven && unit ? `Events / ${Number(width.toPrecision(3))} ${unit}` : "Events / bin";
}

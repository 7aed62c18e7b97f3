import type { Axis, Hist1D } from "../hist/index.ts";
import { type Comparison, comparisonPanel } from "./comparison.ts";
import type { PeakLabel } from "./headroom.ts";
import { type HistogramContent, layersOf, sumOf } from "./histogram-content.ts";
import { mainPanel } from "./main-panel.ts";
import { type PictureSize, paint } from "./paint.ts";
import { type Picture, picture } from "./picture.ts";

/** Labels understand Greek letters as they are ("m(μμ) [GeV]"), and p_{T} and 10^{3}. */
export interface PlotHistogramOptions extends PictureSize {
  /** Above the frame, on the left. Default: none. */
  title?: string;
  /** Above the frame, on the right: "√s = 7 TeV, 1.2 fb⁻¹". Default: none. */
  note?: string;
  /** Default: the axis's own label. */
  xLabel?: string;
  /** Default: "Events / 0.5 GeV", from the bins. */
  yLabel?: string;
  /** The part of the horizontal axis to show. Default: all of it. */
  xRange?: readonly [from: number, to: number];
  /** Default: false. */
  isLogX?: boolean;
  /** Default: false. */
  isLogY?: boolean;
  /** Names over peaks; those outside the axis are left out. */
  peaks?: readonly PeakLabel[];
  /** A panel below that compares data with a model bin by bin; in short, the data with the stack. Default: none. */
  below?: Comparison | Comparison["kind"];
}

/** Draws one histogram, or data with what they are compared to, as physicists do. */
export async function plotHistogram(
  content: Hist1D | HistogramContent,
  { width = 760, height = 560, ...options }: PlotHistogramOptions = {},
): Promise<Picture> {
  const all: HistogramContent =
    "axis" in content ? { overlays: [{ histogram: content, label: "" }] } : content;
  const axis = firstAxis(all);
  const labelled = options.xLabel === undefined ? axis : { ...axis, label: options.xLabel };
  const drawn = layersOf(all);
  const below = options.below && comparison(options.below, all);
  const hasBelow = below !== undefined;
  const upper = mainPanel(labelled, drawn, { ...options, hasBelow, width, height });
  const panels = below ? [upper, comparisonPanel(labelled, below, upper)] : [upper];
  const svg = await paint(panels, { width, height });
  const names = drawn.legend.map(({ label }) => label).join(", ");
  const text = [options.title ?? "Histogram", labelled.label, names].filter(Boolean).join(" · ");
  return picture({ "image/svg+xml": svg, "text/plain": text });
}

function firstAxis({ data, overlays = [], stack = [] }: HistogramContent): Axis {
  const first = data ?? overlays[0] ?? stack[0];
  if (first) return first.histogram.axis;
  throw new RangeError("Cannot draw an empty picture: give data, overlays or a stack");
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

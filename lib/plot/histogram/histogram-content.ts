import { add, binCentres, binContents, binErrors, type Hist1D } from "../../hist/index.ts";
import { poissonInterval } from "../../stats/index.ts";
import { bandColour, colourOf, pale } from "../palette.ts";
import type { Layered } from "../scene/layered.ts";
import type { Layer, LegendEntry } from "../scene/panel.ts";

/** A histogram with the words for the legend. */
export interface LabelledHistogram {
  readonly histogram: Hist1D;
  readonly label: string;
}

/** A line through points, in the unit of the axes: pairs per bin, for a fit to a histogram. */
export interface Curve {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly label: string;
  readonly isDashed?: boolean;
}

/** What a picture of histograms shows, the backmost first; at least one of them. */
export interface HistogramContent {
  /** Simulated samples on top of one another, as filled areas. */
  readonly stack?: readonly LabelledHistogram[];
  /** Histograms to compare, as outlines. */
  readonly overlays?: readonly LabelledHistogram[];
  readonly curves?: readonly Curve[];
  /** Measured counts: points with error bars. */
  readonly data?: LabelledHistogram;
}

/** The layers of a picture, and what the legend says of them. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly legend: readonly LegendEntry[];
}

/** Turns histograms and curves into layers. */
export function layersOf({
  stack = [],
  overlays = [],
  curves = [],
  data,
}: HistogramContent): Layers {
  const drawn: Layered[] = stacked(stack);
  for (const [i, { histogram, label }] of overlays.entries()) {
    const colour = colourOf(i);
    const fill = overlays.length === 1 ? { fill: pale(colour) } : {};
    const contents = binContents(histogram);
    const { edges } = histogram.axis;
    drawn.push({ layer: { kind: "steps", edges, contents, style: { colour }, ...fill }, label });
  }
  for (const [i, { x, y, label, isDashed = false }] of curves.entries()) {
    const style = { colour: i === 0 ? "#d55e00" : colourOf(i - 1), isDashed };
    drawn.push({ layer: { kind: "line", x, y, style }, label });
  }
  if (data) drawn.push({ layer: pointsOf(data.histogram), label: data.label });
  const entries = drawn.flatMap(({ label }, layer) => (label ? [{ label, layer }] : []));
  const isPoints = ({ layer }: LegendEntry) => drawn[layer]?.layer.kind === "points";
  const legend = [...entries.filter(isPoints), ...entries.filter((entry) => !isPoints(entry))];
  return { layers: drawn.map(({ layer }) => layer), legend };
}

/** The samples on top of one another; over all, the uncertainty of the sum. */
function stacked(stack: readonly LabelledHistogram[]): Layered[] {
  const sum = sumOf(stack);
  if (!sum) return [];
  const colours = stack.map((_, i) => colourOf(i));
  const band = { layer: bandOf(sum), label: "statistical uncertainty" };
  return [...stackedAreas(stack, colours), band];
}

/** Areas from the top of the stack down: the tallest lies behind the others, and each shows what it adds. */
export function stackedAreas(
  stack: readonly LabelledHistogram[],
  colours: readonly string[],
): Layered[] {
  let below: Float64Array | undefined;
  const areas = stack.map(({ histogram, label }, i): Layered => {
    const contents = binContents(histogram).map((w, bin) => w + (below?.[bin] ?? 0));
    below = contents;
    const style = { colour: colours[i]!, width: 1 };
    const { edges } = histogram.axis;
    return { layer: { kind: "steps", edges, contents, style, fill: pale(style.colour) }, label };
  });
  return areas.reverse();
}

/** All samples together. */
export function sumOf(stack: readonly LabelledHistogram[]): Hist1D | undefined {
  const [first, ...others] = stack.map(({ histogram }) => histogram);
  return first && others.reduce(add, first);
}

/** The uncertainty of each bin. */
export function bandOf(sum: Hist1D): Layer {
  const [contents, sigma] = [binContents(sum), binErrors(sum)];
  const low = contents.map((w, bin) => w - sigma[bin]!);
  const high = contents.map((w, bin) => w + sigma[bin]!);
  return { kind: "band", edges: sum.axis.edges, low, high, colour: bandColour };
}

/** Points with error bars: Poisson's own for counts, √Σw² for weighted events; empty bins have none. */
export function pointsOf(histogram: Hist1D): Layer {
  const [x, y, sigma] = [binCentres(histogram), binContents(histogram), binErrors(histogram)];
  const shown = Array.from(y.keys()).filter((i) => y[i]! !== 0);
  const bars = shown.map((i) => errorBar(y[i]!, sigma[i]!));
  return {
    kind: "points",
    x: shown.map((i) => x[i]!),
    y: shown.map((i) => y[i]!),
    down: bars.map(([down]) => down),
    up: bars.map(([, up]) => up),
    colour: "#000000",
  };
}

/** Lengths of the bars of one bin. */
export function errorBar(content: number, sigma: number): readonly [down: number, up: number] {
  const isCount = Number.isInteger(content) && Math.abs(sigma ** 2 - content) < 1e-9 * content;
  if (!isCount) return [sigma, sigma];
  const [low, high] = poissonInterval(content);
  return [content - low, high - content];
}

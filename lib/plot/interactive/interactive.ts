import type { Hist1D } from "../../hist/index.ts";
import type { LabelledHistogram } from "../histogram/histogram-content.ts";
import { colourOf } from "../palette.ts";
import { type Picture, picture } from "../picture.ts";
import type { PlotlyFigure } from "../plotly.ts";
import { flatLayout, type Labels, type LayoutOptions, spaceLayout } from "./plotly-layout.ts";
import { plotlyPicture } from "./plotly-picture.ts";
import {
  histogramTraces,
  isInSpace,
  type Series,
  seriesTrace,
  type Trace,
} from "./plotly-traces.ts";

/** What to draw; names and labels may hold Plotly's <sub>, <sup>, <i> and <b>. */
export interface InteractiveOptions extends Labels {
  /** Curves, drawn from point to point in the given order. */
  readonly lines?: readonly Series[];
  readonly points?: readonly Series[];
  /** One histogram, or several over each other. */
  readonly histogram?: Hist1D | readonly LabelledHistogram[];
  /** Default: false. */
  readonly logY?: boolean;
  /** Gives one unit the same length on all axes, so that a circle looks round. Default: false. */
  readonly isSquare?: boolean;
}

/**
 * A picture to zoom and to ask with the mouse (Plotly), with a still form (SVG) for paper.
 * With `z` the picture is in space and has no still form: that takes a browser with WebGL.
 */
export async function plotInteractive(content: InteractiveOptions): Promise<Picture> {
  const things = checked(content);
  const inSpace = [...things.lines, ...things.points].some(isInSpace);
  const options: LayoutOptions = {
    ...content,
    hasBars: things.histograms.length > 0,
    names: namesIn(things).map(withoutTags),
  };
  const figure: PlotlyFigure = {
    data: traces(things, content),
    layout: inSpace ? spaceLayout(options) : flatLayout(options),
  };
  const summary = summaryOf(content, things);
  if (inSpace) {
    return picture({
      "application/vnd.plotly.v1+json": figure,
      "text/plain": `${summary}; in space, to be seen in a notebook only`,
    });
  }
  const size = content.isSquare ? { width: 600, height: 600 } : { width: 720, height: 480 };
  return plotlyPicture(figure, { ...size, summary });
}

/** What is drawn, each kind as a list. */
interface Things {
  readonly histograms: readonly (Omit<LabelledHistogram, "label"> & Partial<LabelledHistogram>)[];
  readonly lines: readonly Series[];
  readonly points: readonly Series[];
}

function checked({ lines = [], points = [], histogram = [] }: InteractiveOptions): Things {
  const histograms = "axis" in histogram ? [{ histogram }] : histogram;
  const series = [...lines, ...points];
  if (series.length + histograms.length === 0) {
    throw new RangeError("Cannot draw a picture of nothing: give lines, points or a histogram");
  }
  for (const each of series) checkLengths(each);
  const nInSpace = series.filter(isInSpace).length;
  if (nInSpace > 0 && nInSpace < series.length + histograms.length) {
    throw new RangeError(
      `Cannot draw ${nInSpace} of ${series.length + histograms.length} things in space: give z to all of them or to none`,
    );
  }
  return { histograms, lines, points };
}

function checkLengths({ x, y, z, name }: Series): void {
  if (x.length === y.length && (!z || z.length === x.length)) return;
  const lengths = [x, y, ...(z ? [z] : [])].map(({ length }) => length).join(", ");
  throw new RangeError(
    `Cannot draw ${name ?? "a series"} from columns of lengths ${lengths}: they must be equally long`,
  );
}

function traces({ histograms, lines, points }: Things, { isSquare }: InteractiveOptions): Trace[] {
  return [
    ...histograms.map(({ histogram, label }) => histogramTraces(histogram, label)),
    ...lines.map((line) => seriesTrace(line, isSquare ? "lines+markers" : "lines")),
    ...points.map((cloud) => seriesTrace(cloud, "markers")),
  ].flatMap((tracesIn, n) => tracesIn(colourOf(n)));
}

function namesIn({ histograms, lines, points }: Things): string[] {
  const names = [
    ...histograms.map(({ label }) => label),
    ...[...lines, ...points].map(({ name }) => name),
  ];
  return names.filter((name) => name !== undefined);
}

function summaryOf(
  { title, xLabel, yLabel }: Labels,
  { histograms, lines, points }: Things,
): string {
  const parts = [
    ...histograms.map(({ histogram: { axis }, label }) =>
      called(`histogram of ${counted(axis.edges.length - 1, "bin")}`, label),
    ),
    ...lines.map(({ x, name }) => called(`line through ${counted(x.length, "point")}`, name)),
    ...points.map(({ x, name }) => called(counted(x.length, "point"), name)),
  ];
  const axes = [yLabel, xLabel].filter(Boolean).join(" against ");
  const summary = [title ?? "Interactive picture", axes, parts.join(", ")]
    .filter(Boolean)
    .join(": ");
  return withoutTags(summary);
}

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}

function called(what: string, name: string | undefined): string {
  return name === undefined ? what : `${what} (${name})`;
}

function withoutTags(text: string): string {
  return text.replaceAll("<br>", " ").replaceAll(/<\/?(?:sub|sup|i|b)>/g, "");
}

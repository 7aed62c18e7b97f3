import { histFromCounts } from "../hist/index.ts";
import type { PeakFit } from "../stats/index.ts";
import type { Picture } from "./picture.ts";
import { type PlotHistogramOptions, plotHistogram } from "./plot-histogram.ts";

export interface PlotFitOptions extends Omit<PlotHistogramOptions, "below"> {
  /** Words for the points in the legend. Default: "data". */
  dataLabel?: string;
}

/** Steps of a drawn curve. */
const steps = 400;

/** Draws a fitted peak: the counts, the fit with its background, and below them the pulls. */
export function plotFit(
  fit: PeakFit,
  { dataLabel = "data", ...options }: PlotFitOptions = {},
): Promise<Picture> {
  const data = histFromCounts(fit.axis, fit.observed);
  const { edges } = fit.axis;
  const [from, to] = [edges[0]!, edges.at(-1)!];
  const x = Float64Array.from(
    { length: steps },
    (_, i) => from + ((i + 0.5) / steps) * (to - from),
  );
  const background = { x, y: x.map((m) => fit.curve(m, "background")), isDashed: true };
  const curves = [
    { x, y: x.map((m) => fit.curve(m)), label: "fit" },
    ...(fit.parts.background === "none" ? [] : [{ ...background, label: "background" }]),
  ];
  return plotHistogram(
    { data: { histogram: data, label: dataLabel }, curves },
    { ...options, below: { kind: "pulls", data, model: fit.expected.total } },
  );
}

import { plusMinus } from "../../core/index.ts";
import { histFromCounts } from "../../hist/index.ts";
import type { PeakFit } from "../../stats/index.ts";
import type { Picture } from "../picture.ts";
import type { Scene } from "../scene/scene.ts";
import { scenePicture } from "../scene-picture.ts";
import type { PlotHistogramOptions } from "./plot-histogram.ts";
import { sceneOf } from "./scene-of.ts";

export interface PlotFitOptions extends Omit<PlotHistogramOptions, "below"> {
  /** Words for the points in the legend. Default: "data". */
  dataLabel?: string;
}

/** Steps of a drawn curve. */
const steps = 400;

/** Draws a fitted peak: the counts, the fit with its background, and below them the pulls. */
export async function plotFit(
  fit: PeakFit,
  { dataLabel = "data", width = 760, height = 560, ...options }: PlotFitOptions = {},
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
  const scene = sceneOf(
    { data: { histogram: data, label: dataLabel }, curves },
    { ...options, below: { kind: "pulls", data, model: fit.expected.total }, box: fitBox(fit) },
  );
  return scenePicture(scene, { width, height });
}

/** What ROOT's fit box says: how good the fit is, and each parameter with its error. */
function fitBox({ parameters, deviance, ndf, pValue }: PeakFit): Scene["box"] {
  const rows = Object.entries(parameters).map(([name, { value, error, state }]) => {
    const quoted =
      state === "free" ? plusMinus(value, error) : `${Number(value.toPrecision(6))} (${state})`;
    return [name, quoted] as const;
  });
  return [
    ["deviance / ndf", `${deviance.toFixed(1)} / ${ndf}`],
    ["p-value", pValue.toPrecision(2)],
    ...rows,
  ];
}

import type { Scan2d } from "../../stats/histfactory/index.ts";
import { boxedAxis, page } from "../interactive/plotly-layout.ts";
import { plotlyPicture } from "../interactive/plotly-picture.ts";
import { numbers } from "../interactive/plotly-traces.ts";
import type { Picture } from "../picture.ts";

export interface PlotScan2dOptions {
  title?: string;
  /** Default: the names of the parameters. */
  xLabel?: string;
  yLabel?: string;
  /** The best fit. Default: the lowest place of the scan. */
  best?: readonly [x: number, y: number];
}

const size = { width: 640, height: 560 };

/** Rise of −2 ln L in two parameters around 68 % and 95 % of confidence. */
const contours = [
  { value: 5.991, name: "95 %", line: "#0072b2", fill: "rgba(86, 180, 233, 0.25)" },
  { value: 2.296, name: "68 %", line: "#d55e00", fill: "rgba(230, 159, 0, 0.35)" },
];

/** Where two parameters are together with 68 % and 95 % of confidence, to be zoomed with the mouse. */
export async function plotScan2d(
  { names, x, y, rise }: Scan2d,
  {
    title,
    xLabel = names[0],
    yLabel = names[1],
    best = lowest({ x, y, rise }),
  }: PlotScan2dOptions = {},
): Promise<Picture> {
  const z = y.map((_, j) => numbers(rise.map((column) => column[j]!)));
  const figure = {
    data: [
      ...contours.map(({ value, name, line, fill }) => ({
        ...{ type: "contour", x, y, z, name, showlegend: true, fillcolor: fill },
        contours: { type: "constraint", operation: ">", value },
        line: { color: line, width: 2, smoothing: 1.2 },
        hovertemplate: `${xLabel} %{x:.4g}, ${yLabel} %{y:.4g}: −2 Δ ln L = %{z:.3g}<extra></extra>`,
      })),
      {
        ...{ type: "scatter", mode: "markers", x: [best[0]], y: [best[1]], name: "best fit" },
        marker: { symbol: "cross", size: 10, color: "#009e73" },
        hovertemplate: "best fit %{x:.4g}, %{y:.4g}<extra></extra>",
      },
    ],
    layout: {
      ...page({ ...(title !== undefined && { title }), names: ["95 %", "68 %", "best fit"] }),
      xaxis: { ...boxedAxis(xLabel), range: [x[0], x.at(-1)] },
      yaxis: { ...boxedAxis(yLabel), range: [y[0], y.at(-1)] },
      height: size.height,
    },
  };
  const summary = `${title ?? "Contours"}: ${yLabel} against ${xLabel}, 68 % and 95 %`;
  return plotlyPicture(figure, { ...size, summary });
}

function lowest({ x, y, rise }: Pick<Scan2d, "x" | "y" | "rise">): readonly [number, number] {
  const places = rise.flatMap((column, i) => column.map((value, j) => ({ i, j, value })));
  const good = places.filter(({ value }) => Number.isFinite(value));
  if (good.length === 0) {
    throw new RangeError("Cannot draw contours of nothing: no fit of the scan converged");
  }
  const { i, j } = good.reduce((a, b) => (b.value < a.value ? b : a));
  return [x[i]!, y[j]!];
}

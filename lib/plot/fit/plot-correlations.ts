import type { HistFactoryFit } from "../../stats/histfactory/index.ts";
import { boxedAxis, page } from "../interactive/plotly-layout.ts";
import { plotlyPicture } from "../interactive/plotly-picture.ts";
import { numbers } from "../interactive/plotly-traces.ts";
import { palette } from "../palette.ts";
import type { Picture } from "../picture.ts";

/** Correlations of named things, row by row. */
export interface Correlations {
  readonly names: readonly string[];
  readonly matrix: readonly ArrayLike<number>[];
}

export interface PlotCorrelationsOptions {
  title?: string;
  /** Only what is correlated with something else by more than this, up or down. Default: 0.2 for a fit, else all. */
  above?: number;
  /** At most so many, those with the strongest correlations. Default: 30. */
  most?: number;
}

/** The parameters of a fit that may be drawn: what `plotCorrelations` needs of it. */
type Fitted = Pick<HistFactoryFit, "model" | "covariance" | "errors" | "isFree">;

/** A map of correlations, to be asked with the mouse: of the parameters of a fit, or of the columns of a table. */
export async function plotCorrelations(
  of: Fitted | Correlations,
  { title = "Correlations", above, most = 30 }: PlotCorrelationsOptions = {},
): Promise<Picture> {
  const all = "matrix" in of ? of : correlationsOf(of);
  const least = above ?? ("matrix" in of ? 0 : 0.2);
  const { names, matrix } = strongest(all, least, most);
  const n = names.length;
  if (n === 0) {
    throw new RangeError(`Cannot draw correlations above ${least}: there are none`);
  }
  const cell = Math.max(18, Math.min(60, 560 / n));
  const longest = Math.max(...names.map(({ length }) => length));
  const size = Math.round(220 + n * cell);
  const figure = {
    data: [
      {
        ...{ type: "heatmap", x: names, y: names, z: matrix.map(numbers) },
        ...{ zmin: -1, zmax: 1, colorscale: fromBlueToRed, xgap: 1, ygap: 1 },
        colorbar: { thickness: 14, tickvals: [-1, -0.5, 0, 0.5, 1], outlinewidth: 0 },
        hovertemplate: "%{y}, %{x}: %{z:.3f}<extra></extra>",
      },
    ],
    layout: {
      ...page({ title, names: [] }),
      xaxis: { ...axisOfNames, tickangle: longest * 9 > cell ? -90 : 0 },
      yaxis: { ...axisOfNames, autorange: "reversed" },
      height: size,
      annotations: cell >= 30 ? writtenIn({ names, matrix }) : [],
    },
  };
  const summary = `${title}: ${n} × ${n}, ${names.join(", ")}`;
  return plotlyPicture(figure, { width: size + 60, height: size, summary });
}

/** What is not correlated shows the ground, light or dark. */
const fromBlueToRed = [
  [0, palette[0]!],
  [0.5, "rgba(0, 114, 178, 0)"],
  [0.5, "rgba(213, 94, 0, 0)"],
  [1, palette[1]!],
];

const axisOfNames = { ...boxedAxis(""), ticks: "", minor: {}, mirror: true, type: "category" };

/** Numbers in the cells, where there is room. */
function writtenIn({ names, matrix }: Correlations): unknown[] {
  return names.flatMap((y, i) =>
    names.map((x, j) => ({
      ...{ x, y, showarrow: false, font: { size: 11 } },
      text: matrix[i]![j]!.toFixed(2).replace("-", "−"),
    })),
  );
}

/** Of the parameters that moved. */
function correlationsOf({ model, covariance, errors, isFree }: Fitted): Correlations {
  const n = errors.length;
  const free = Array.from(isFree.keys()).filter((p) => isFree[p] && errors[p]! > 0);
  return {
    names: free.map((p) => model.parameters[p]!.name),
    matrix: free.map((p) => free.map((q) => covariance[p * n + q]! / (errors[p]! * errors[q]!))),
  };
}

/** What is correlated with something else, in the order given. */
function strongest({ names, matrix }: Correlations, least: number, most: number): Correlations {
  const sizes = matrix.map((row, i) =>
    Array.from(row).reduce((size, r, j) => (i === j ? size : Math.max(size, Math.abs(r))), 0),
  );
  const chosen = Array.from(names.keys())
    .filter((i) => sizes[i]! >= least)
    .sort((a, b) => sizes[b]! - sizes[a]!)
    .slice(0, most)
    .sort((a, b) => a - b);
  return {
    names: chosen.map((i) => names[i]!),
    matrix: chosen.map((i) => chosen.map((j) => matrix[i]![j]!)),
  };
}

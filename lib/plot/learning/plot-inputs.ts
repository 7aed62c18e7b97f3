import { binContents, hist1d, regular } from "../../hist/index.ts";
import type { Labelled } from "../../learn/classifier.ts";
import { separation } from "../../learn/metrics/index.ts";
import { boxedAxis, page } from "../interactive/plotly-layout.ts";
import { plotlyPicture } from "../interactive/plotly-picture.ts";
import { numbers } from "../interactive/plotly-traces.ts";
import { mixed, palette } from "../palette.ts";
import type { Picture } from "../picture.ts";

export interface PlotInputsOptions {
  title?: string;
  /** Which features. Default: all. */
  names?: readonly string[];
  /** Default: 40. */
  bins?: number;
  /** Pictures in a row. Default: 3. */
  columns?: number;
}

const classes = [
  { label: 1, name: "signal", colour: palette[0]! },
  { label: 0, name: "background", colour: palette[1]! },
] as const;

/**
 * Each feature of signal and background, both of unit area, side by side, with its separation ⟨S²⟩. Outside the
 * central 99 % of the events a feature is not drawn.
 */
export async function plotInputs(
  sample: Labelled,
  { title, names = sample.features.names, bins = 40, ...options }: PlotInputsOptions = {},
): Promise<Picture> {
  const unknown = names.find((name) => !sample.features.names.includes(name));
  if (unknown !== undefined || names.length === 0) {
    const known = sample.features.names.join(", ");
    throw new RangeError(`Cannot draw the feature ${unknown ?? "of nothing"}: there are ${known}`);
  }
  const columns = Math.min(options.columns ?? 3, names.length);
  const rows = Math.ceil(names.length / columns);
  const axes = names.map((name, i): [string, unknown][] => {
    const { bottom, ...sides } = cellOf(i, { columns, rows });
    const key = i === 0 ? "" : String(i + 1);
    return [
      [`xaxis${key}`, { ...boxedAxis(name), domain: [sides.left, sides.right], anchor: `y${key}` }],
      [
        `yaxis${key}`,
        {
          ...{ ...boxedAxis(""), domain: [bottom, sides.top], anchor: `x${key}` },
          ...{ rangemode: "tozero", nticks: 5 },
        },
      ],
    ];
  });
  const figure = {
    data: names.flatMap((name, i) => tracesOf(sample, { name, bins, axis: i })),
    layout: {
      ...page({ ...(title !== undefined && { title }), names: classes.map(({ name }) => name) }),
      ...Object.fromEntries(axes.flat()),
      height: 60 + 230 * rows,
      margin: { l: 20, r: 10, t: title === undefined ? 44 : 80, b: 10 },
    },
  };
  const size = { width: Math.max(2, columns) * 320, height: 60 + 230 * rows };
  const summary = `${title ?? "Features of signal and background"}: ${names.join(", ")}`;
  return plotlyPicture(figure, { ...size, summary });
}

/** Where a small picture stands, in shares of the whole; the first is at the upper left. */
function cellOf(
  i: number,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Record<"left" | "right" | "bottom" | "top", number> {
  const [across, down] = [i % columns, Math.floor(i / columns)];
  const [gapX, gapY] = [0.18 / columns, 0.28 / rows];
  const top = 1 - down / rows;
  return {
    left: across / columns + gapX / 2,
    right: (across + 1) / columns - gapX / 4,
    ...{ bottom: top - 1 / rows + gapY, top },
  };
}

function tracesOf(
  { features, labels, weights }: Labelled,
  { name, bins, axis: place }: { name: string; bins: number; axis: number },
): Readonly<Record<string, unknown>>[] {
  const values = features.columns[features.names.indexOf(name)]!;
  const axis = regular(bins, ...centralRange(values));
  const share = separation(values, labels, { weights, bins });
  const key = place === 0 ? "" : String(place + 1);
  return classes.map(({ label, name: of, colour }) => {
    const isOfClass = (_: number, i: number): boolean => labels[i] === label;
    const ownWeights = weights?.filter(isOfClass);
    const histogram = hist1d(axis, values.filter(isOfClass), ownWeights && { weights: ownWeights });
    const contents = binContents(histogram);
    const width = axis.edges[1]! - axis.edges[0]!;
    const total = contents.reduce((sum, w) => sum + w, 0) || 1;
    const density = numbers(contents.map((w) => w / (total * width)));
    return {
      ...{
        type: "scatter",
        mode: "lines",
        x: numbers(axis.edges),
        y: [...density, density.at(-1)],
      },
      ...{ line: { color: colour, width: 1.5, shape: "hv" }, fill: "tozeroy" },
      fillcolor: mixed(colour, colour, 0, 0.2),
      ...{ xaxis: `x${key}`, yaxis: `y${key}`, name: of, legendgroup: of, showlegend: place === 0 },
      hovertemplate: `${of}: %{x:.4g}: %{y:.4g}<br>⟨S²⟩ = ${(100 * share).toFixed(1)} %<extra></extra>`,
    };
  });
}

/** From the 0.5 % to the 99.5 % quantile, a little wider; whole if the values are few. */
function centralRange(values: Float64Array): [from: number, to: number] {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length === 0) return [0, 1];
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  const [low, high] = [at(0.005), at(0.995)];
  if (low === high) return [low - 0.5, low + 0.5];
  const margin = 0.05 * (high - low);
  const beyond = 1e-9 * (high - low); // so that the largest value is inside
  return [Math.max(sorted[0]!, low - margin), Math.min(sorted.at(-1)!, high + margin) + beyond];
}

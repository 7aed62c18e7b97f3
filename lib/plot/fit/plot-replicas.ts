import { type Hist1D, hist1d, regular } from "../../hist/index.ts";
import type { BootstrapInterval, Replicas } from "../../stats/bootstrap/index.ts";
import type { PictureSize } from "../paint.ts";
import { colourOf, pale } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { upright } from "../scene/marks.ts";
import type { Layer } from "../scene/panel.ts";
import { rowCentres } from "../scene/row-height.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotReplicasOptions extends PictureSize {
  title?: string;
  note?: string;
  /** What the replicas are of. Default: "estimate". */
  xLabel?: string;
  /** Intervals to compare below: `intervals(replicas).intervals`. Default: none. */
  intervals?: readonly BootstrapInterval[];
  /** Default: as many as the replicas fill well, 20 to 100. */
  bins?: number;
}

/** What the replicas gave, the estimate from the data themselves, and below them intervals of several kinds. */
export async function plotReplicas(
  { values, estimate }: Pick<Replicas, "values" | "estimate">,
  { title = "", intervals = [], width = 760, height = 560, ...options }: PlotReplicasOptions = {},
): Promise<Picture> {
  const good = values.filter(Number.isFinite);
  if (good.length < 2) {
    throw new RangeError(
      `Cannot draw ${values.length} replicas: ${good.length} have a value, and two are wanted`,
    );
  }
  const histogram = histogramOf(
    good,
    [estimate, ...intervals.flatMap((one) => [one.low, one.high])],
    options.bins,
  );
  const { edges } = histogram.axis;
  const contents = histogram.sumW.subarray(1, -1);
  const highest = contents.reduce((a, b) => Math.max(a, b), 0);
  const style = { colour: colourOf(0) };
  const drawn: Layered[] = [
    {
      layer: { kind: "steps", edges, contents, style, fill: pale(style.colour) },
      label: `${good.length} replicas`,
    },
    { layer: upright(estimate, [0, highest], estimateLook), label: "estimate" },
  ];
  const nFailed = values.length - good.length;
  const scene = sceneWith(drawn, {
    title,
    note: options.note ?? (nFailed > 0 ? `${nFailed} replicas failed` : ""),
    ...{ xLabel: options.xLabel ?? "estimate", yLabel: "Replicas / bin" },
    xRange: [edges[0]!, edges.at(-1)!],
    ...(intervals.length > 0 && { below: belowOf(intervals, estimate) }),
  });
  return scenePicture(scene, { width, height }, "Bootstrap replicas");
}

const names: Readonly<Record<string, string>> = { bc: "BC", bca: "BCa" };

const estimateLook = { colour: "#d55e00", width: 2 };

function belowOf(
  intervals: readonly BootstrapInterval[],
  estimate: number,
): { title: string; range: [number, number]; layers: Layer[]; rows: string[]; share: number } {
  const n = intervals.length;
  const none = intervals.map(() => 0);
  return {
    ...{ title: "", range: [0, n], rows: intervals.map(({ kind }) => names[kind] ?? kind) },
    share: Math.min(0.5, 0.15 + 0.045 * n),
    layers: [
      upright(estimate, [0, n], estimateLook),
      {
        ...{ kind: "points", x: intervals.map((one) => one.estimate), y: rowCentres(n) },
        ...{ down: none, up: none, colour: "#000000" },
        left: intervals.map((one) => one.estimate - one.low),
        right: intervals.map((one) => one.high - one.estimate),
      },
    ],
  };
}

function histogramOf(
  values: Float64Array,
  alsoSeen: readonly number[],
  bins: number = Math.round(Math.min(100, Math.max(20, Math.sqrt(values.length)))),
): Hist1D {
  const low = values.reduce((a, b) => Math.min(a, b), Math.min(...alsoSeen));
  const high = values.reduce((a, b) => Math.max(a, b), Math.max(...alsoSeen));
  const margin = 0.05 * (high - low) || 0.5;
  return hist1d(regular(bins, low - margin, high + margin), values);
}

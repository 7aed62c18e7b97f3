import { plusMinus } from "../../core/index.ts";
import type { SignificanceScan } from "../../learn/metrics/index.ts";
import type { PictureSize } from "../paint.ts";
import { palette } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { upright } from "../scene/marks.ts";
import { scenePicture } from "../scene-picture.ts";
import { thinned } from "./thinned.ts";

export interface PlotSignificanceOptions extends PictureSize {
  title?: string;
  note?: string;
  /** Default: "cut on the score". */
  xLabel?: string;
  /** Default: "significance". */
  yLabel?: string;
}

/** The significance against the cut on the score, with its error, the best cut, and those that the sample cannot tell from it. */
export async function plotSignificance(
  { thresholds, significance, errors, best }: SignificanceScan,
  { title = "", note = "", width = 760, height = 560, ...options }: PlotSignificanceOptions = {},
): Promise<Picture> {
  const rising = Array.from(thresholds.keys())
    .filter((k) => Number.isFinite(significance[k]!) && Number.isFinite(thresholds[k]!))
    .reverse();
  if (rising.length < 2) {
    throw new RangeError(
      `Cannot draw the significance: it is known at ${rising.length} cuts, and two are wanted`,
    );
  }
  const column = (values: Float64Array): number[] => rising.map((k) => values[k]!);
  const kept = thinned(column(thresholds), column(significance)).map((i) => rising[i]!);
  const x = kept.map((k) => thresholds[k]!);
  const error = (k: number): number => (Number.isFinite(errors[k]!) ? errors[k]! : 0);
  const low = kept.map((k) => significance[k]! - error(k));
  const high = kept.map((k) => significance[k]! + error(k));
  const [from, to] = best.range;
  const found = plusMinus(best.significance, best.error);
  const drawn: Layered[] = [
    {
      layer: {
        ...{ kind: "boxes", left: [from], right: [to], low: [0], high: [best.significance] },
        ...{ colour: palette[4]!, paleness: 0.75 },
      },
      label: "as good, within the errors",
    },
    {
      layer: { kind: "area", x, low, high, colour: palette[0]!, paleness: 0.6 },
      label: "± 1σ of the simulation",
    },
    {
      layer: {
        kind: "line",
        x,
        y: kept.map((k) => significance[k]!),
        style: { colour: palette[0]! },
      },
      label: options.yLabel ?? "significance",
    },
    {
      layer: upright(best.threshold, [0, best.significance], { colour: palette[1]!, width: 2 }),
      label: `best cut ${Number(best.threshold.toPrecision(3))}: ${found}`,
    },
  ];
  const scene = sceneWith(drawn, {
    ...{ title, note, xLabel: options.xLabel ?? "cut on the score" },
    yLabel: options.yLabel ?? "significance",
    xRange: [x[0]!, x.at(-1)!],
  });
  return scenePicture(
    { ...scene, legend: [...scene.legend].reverse() },
    { width, height },
    "Significance against the cut",
  );
}

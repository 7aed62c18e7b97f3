import { plusMinus } from "../../core/index.ts";
import { measureAuc, roc } from "../../learn/metrics/index.ts";
import type { Scored } from "../../learn/shape/index.ts";
import type { PictureSize } from "../paint.ts";
import { colourOf } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import type { Layer } from "../scene/panel.ts";
import { scenePicture } from "../scene-picture.ts";
import { thinned } from "./thinned.ts";

/** Scored events with the name of what scored them. */
export interface LabelledScores extends Scored {
  readonly label: string;
}

export interface PlotRocOptions extends PictureSize {
  title?: string;
  note?: string;
  /**
   * What stands against the signal efficiency: "rejection", the share of the background that is cut away, or
   * "factor", how many background events there are for each that passes, on a logarithmic axis. Default: "rejection".
   */
  kind?: "rejection" | "factor";
}

/** ROC curves of one or more classifiers, with the area under each and its error after DeLong. */
export async function plotRoc(
  scored: LabelledScores | readonly LabelledScores[],
  { title = "", note = "", kind = "rejection", width = 680, height = 560 }: PlotRocOptions = {},
): Promise<Picture> {
  const all: readonly LabelledScores[] = "label" in scored ? [scored] : scored;
  if (all.length === 0)
    throw new RangeError("Cannot draw ROC curves of nothing: give scored events");
  const curves = all.map((one) => curveOf(one, kind));
  const largest = Math.max(...curves.flatMap(({ y }) => y));
  const chance = chanceLine(kind);
  const drawn: Layered[] = [
    { layer: { kind: "line", ...chance, style: { colour: "#6c6c6c", width: 1, isDashed: true } } },
    ...curves.map(({ x, y }, i): Layered => {
      const { label, scores, labels, weights } = all[i]!;
      const { value, error } = measureAuc(scores, labels, { weights });
      const layer: Layer = { kind: "line", x, y, style: { colour: colourOf(i) } };
      return { layer, label: `${label}: AUC ${plusMinus(value, error)}` };
    }),
  ];
  const scene = sceneWith(drawn, {
    ...{ title, note, xLabel: "signal efficiency", xRange: [0, 1], isLogY: kind === "factor" },
    yLabel: kind === "factor" ? "1 / background efficiency" : "background rejection",
    yRange: kind === "factor" ? [1, 2 * largest] : [0, 1.02],
  });
  return scenePicture(scene, { width, height }, "ROC curves");
}

/** A classifier that guesses. */
function chanceLine(kind: "rejection" | "factor"): { x: number[]; y: number[] } {
  if (kind === "rejection") return { x: [0, 1], y: [1, 0] };
  const x = Array.from({ length: 200 }, (_, i) => (i + 1) / 200);
  return { x, y: x.map((efficiency) => 1 / efficiency) };
}

function curveOf(
  { scores, labels, weights }: LabelledScores,
  kind: "rejection" | "factor",
): { readonly x: number[]; readonly y: number[] } {
  const { signal, background } = roc(scores, labels, { weights });
  const height = (efficiency: number): number =>
    kind === "rejection" ? 1 - efficiency : 1 / efficiency;
  const shown = Array.from(signal.keys()).filter((k) => kind === "rejection" || background[k]! > 0);
  const [x, y] = [shown.map((k) => signal[k]!), shown.map((k) => height(background[k]!))];
  const kept = thinned(x, kind === "factor" ? y.map(Math.log) : y);
  return { x: kept.map((k) => x[k]!), y: kept.map((k) => y[k]!) };
}

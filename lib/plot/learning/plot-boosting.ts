import type { PictureSize } from "../paint.ts";
import { colourOf } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import type { Layer } from "../scene/panel.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotBoostingOptions extends PictureSize {
  title?: string;
  note?: string;
  /** Default: "loss". */
  yLabel?: string;
  /** Which value of the last curve is the best, to be marked: the least of a loss, the greatest of an AUC. Default: "least". */
  best?: "least" | "greatest" | "none";
  /** Trees from one value to the next. Default: 1. */
  step?: number;
}

/**
 * How training goes on, tree by tree, of several samples by name, the validation last:
 * `plotBoosting({ training, validation: trees.validationLoss })`.
 */
export async function plotBoosting(
  curves: Readonly<Record<string, ArrayLike<number>>>,
  {
    title = "",
    note = "",
    best = "least",
    step = 1,
    width = 760,
    height = 560,
    ...options
  }: PlotBoostingOptions = {},
): Promise<Picture> {
  const entries = Object.entries(curves).filter(([, values]) => values.length > 0);
  const last = entries.at(-1);
  if (!last)
    throw new RangeError("Cannot draw the course of a training without values: give one curve");
  const lines = entries.map(([label, values], i): Layered & { layer: Layer } => ({
    layer: {
      ...{ kind: "line", x: Array.from(values, (_, k) => (k + 1) * step), y: values },
      style: { colour: colourOf(i) },
    },
    label,
  }));
  const [low, high] = endsOf(lines.map(({ layer }) => layer));
  const longest = Math.max(...entries.map(([, values]) => values.length));
  const mark = best === "none" ? [] : [bestMark(last[1], { best, step, low, high })];
  const scene = sceneWith([...lines, ...mark], {
    ...{ title, note, xLabel: "trees", yLabel: options.yLabel ?? "loss" },
    xRange: [step, Math.max(2 * step, longest * step)],
    yRange: [low, high],
  });
  return scenePicture(scene, { width, height }, "Course of the training");
}

function bestMark(
  values: ArrayLike<number>,
  {
    best,
    step,
    low,
    high,
  }: { best: "least" | "greatest"; step: number; low: number; high: number },
): Layered {
  const list = Array.from(values);
  const value = best === "least" ? Math.min(...list) : Math.max(...list);
  const x = (list.indexOf(value) + 1) * step;
  const style = { colour: "#6c6c6c", width: 1, isDashed: true };
  return {
    layer: { kind: "line", x: [x, x], y: [low, high], style },
    label: `best: ${x} trees, ${Number(value.toPrecision(4))}`,
  };
}

/** All that is drawn, with a little room. */
function endsOf(layers: readonly Layer[]): readonly [number, number] {
  const values = layers.flatMap((layer) => (layer.kind === "line" ? Array.from(layer.y) : []));
  const [low, high] = [
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ];
  const margin = 0.08 * (high - low) || Math.abs(high) || 1;
  return [low - margin, high + margin];
}

import type { FeatureImportance } from "../../learn/validation/index.ts";
import type { PictureSize } from "../paint.ts";
import { palette } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { upright } from "../scene/marks.ts";
import { heightOfRows, rowCentres } from "../scene/row-height.ts";
import { scenePicture } from "../scene-picture.ts";

/** Numbers by name: `trees.importance()`; what `permutationImportance` found, with errors; or separations. */
export type Importances =
  | Readonly<Record<string, number>>
  | readonly FeatureImportance[]
  | readonly { readonly name: string; readonly separation: number }[];

export interface PlotImportanceOptions extends Omit<PictureSize, "height"> {
  title?: string;
  note?: string;
  /** Default: from what the numbers are. */
  xLabel?: string;
  /** At most so many. Default: 30. */
  most?: number;
}

/** How much each feature matters, the greatest first. */
export async function plotImportance(
  importances: Importances,
  { title = "", note = "", most = 30, width = 700, ...options }: PlotImportanceOptions = {},
): Promise<Picture> {
  const { label, bars } = barsOf(importances);
  const shown = bars.sort((a, b) => b.value - a.value).slice(0, most);
  if (shown.length === 0)
    throw new RangeError("Cannot draw the importance of nothing: give one value");
  const [n, centres] = [shown.length, rowCentres(shown.length)];
  const none = shown.map(() => 0);
  const errors = shown.map(({ error }) => error);
  const ends = shown.flatMap(({ value, error }) => [value - error, value + error]);
  const [least, greatest] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const margin = 0.06 * (greatest - least) || 1;
  const values = shown.map(({ value }) => value);
  const drawn: Layered[] = [
    {
      layer: {
        ...{ kind: "boxes", colour: palette[0]!, paleness: 0.4 },
        ...{ left: values.map((x) => Math.min(0, x)), right: values.map((x) => Math.max(0, x)) },
        ...{ low: centres.map((y) => y - 0.36), high: centres.map((y) => y + 0.36) },
      },
    },
    ...(least < 0 ? [{ layer: upright(0, [0, n]) }] : []),
    ...(errors.some((error) => error > 0)
      ? [
          {
            layer: {
              ...{ kind: "points" as const, x: values, y: centres, down: none, up: none },
              ...{ left: errors, right: errors, colour: "#000000" },
            },
          },
        ]
      : []),
  ];
  const scene = sceneWith(drawn, {
    ...{ title, note, xLabel: options.xLabel ?? label },
    xRange: [least < 0 ? least - margin : 0, greatest + margin],
    rows: shown.map(({ name }) => name),
  });
  return scenePicture(scene, { width, height: heightOfRows(n) }, `Importance of ${n} features`);
}

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly error: number;
}

function barsOf(importances: Importances): { readonly label: string; readonly bars: Bar[] } {
  if (!Array.isArray(importances)) {
    const bars = Object.entries(importances as Readonly<Record<string, number>>);
    return { label: "importance", bars: bars.map(([name, value]) => ({ name, value, error: 0 })) };
  }
  // Array.isArray does not narrow readonly arrays
  const list = importances as Exclude<Importances, Readonly<Record<string, number>>>;
  const bars = list.map((one) =>
    "loss" in one
      ? { name: one.name, value: one.loss, error: one.spread }
      : { name: one.name, value: one.separation, error: 0 },
  );
  const isLoss = list.some((one) => "loss" in one);
  return { label: isLoss ? "loss when the feature is shuffled" : "separation ⟨S²⟩", bars };
}

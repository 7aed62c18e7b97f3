import type { CalibrationCurve } from "../../learn/metrics/index.ts";
import type { PictureSize } from "../paint.ts";
import { colourOf } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { scenePicture } from "../scene-picture.ts";

/** A calibration curve with its words for the legend. */
export interface LabelledCalibration {
  readonly curve: CalibrationCurve;
  readonly label: string;
}

export interface PlotCalibrationOptions extends PictureSize {
  title?: string;
  note?: string;
}

/** The share of signal among events that were given a probability, against that probability: on the diagonal it is true. */
export async function plotCalibration(
  curves: CalibrationCurve | readonly LabelledCalibration[],
  { title = "", note = "", width = 620, height = 560 }: PlotCalibrationOptions = {},
): Promise<Picture> {
  const all: readonly LabelledCalibration[] =
    "predicted" in curves ? [{ curve: curves, label: "" }] : curves;
  const drawn: Layered[] = [
    {
      layer: {
        ...{ kind: "line", x: [0, 1], y: [0, 1] },
        style: { colour: "#6c6c6c", width: 1, isDashed: true },
      },
      label: "calibrated",
    },
    ...all.flatMap(({ curve, label }, i): Layered[] => {
      const { predicted: x, observed: y, errors } = curve;
      const style = { colour: all.length === 1 ? "#000000" : colourOf(i), width: 1 };
      return [
        { layer: { kind: "line", x, y, style } },
        { layer: { kind: "points", x, y, down: errors, up: errors, colour: style.colour }, label },
      ];
    }),
  ];
  const distance =
    all.length === 1 ? `mean distance ${all[0]!.curve.meanDistance.toPrecision(2)}` : "";
  const scene = sceneWith(drawn, {
    ...{ title, note: note || distance, xLabel: "predicted probability of signal" },
    ...{ yLabel: "share of signal", xRange: [0, 1], yRange: [0, 1.05] },
  });
  return scenePicture(scene, { width, height }, "Calibration");
}

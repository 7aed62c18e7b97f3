import { binCentres, binContents, binErrors, type Hist1D } from "../../hist/index.ts";
import type { OvertrainingCheck } from "../../learn/shape/index.ts";
import type { PictureSize } from "../paint.ts";
import { mixed, palette } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotResponseOptions extends PictureSize {
  title?: string;
  /** Default: the p-values of the Kolmogorov–Smirnov tests. */
  note?: string;
  /** Default: "score". */
  xLabel?: string;
  /** Default: false. */
  isLogY?: boolean;
}

const [signalColour, backgroundColour] = [palette[0]!, palette[1]!];

/**
 * What a classifier makes of signal and background, each of unit area: events that it has not seen as areas, those
 * it has learned from as points. Where the points leave the areas, it was overtrained.
 */
export async function plotResponse(
  check: OvertrainingCheck,
  { title = "", isLogY = false, width = 760, height = 560, ...options }: PlotResponseOptions = {},
): Promise<Picture> {
  const { signal, background } = check;
  const { edges } = signal.test.axis;
  const drawn: Layered[] = [
    { layer: areaOf(background.test, backgroundColour), label: "background, test" },
    { layer: areaOf(signal.test, signalColour), label: "signal, test" },
    { layer: pointsOf(background.training, backgroundColour), label: "background, training" },
    { layer: pointsOf(signal.training, signalColour), label: "signal, training" },
  ];
  const [pSignal, pBackground] = [signal, background].map(({ kolmogorov }) =>
    kolmogorov.pValue < 0.001 ? "< 0.001" : kolmogorov.pValue.toPrecision(2),
  );
  const scene = sceneWith(drawn, {
    ...{ title, isLogY, xLabel: options.xLabel ?? "score", yLabel: "1/N dN/dscore" },
    note: options.note ?? `KS p-value: signal ${pSignal}, background ${pBackground}`,
    xRange: [edges[0]!, edges.at(-1)!],
  });
  const inPairs = { ...scene, legend: [1, 3, 0, 2].map((entry) => scene.legend[entry]!) };
  return scenePicture(inPairs, { width, height }, "Response to training and test events");
}

function areaOf(histogram: Hist1D, colour: string): Layered["layer"] {
  const { contents } = densityOf(histogram);
  const { edges } = histogram.axis;
  return {
    kind: "steps",
    edges,
    contents,
    style: { colour },
    fill: mixed(colour, colour, 0, 0.25),
  };
}

function pointsOf(histogram: Hist1D, colour: string): Layered["layer"] {
  const { contents, errors } = densityOf(histogram);
  const shown = Array.from(contents.keys()).filter((bin) => contents[bin] !== 0);
  const centres = binCentres(histogram);
  const bars = shown.map((bin) => errors[bin]!);
  return {
    ...{
      kind: "points",
      x: shown.map((bin) => centres[bin]!),
      y: shown.map((bin) => contents[bin]!),
    },
    ...{ down: bars, up: bars, colour },
  };
}

/** As a probability density: the area is 1. */
function densityOf(histogram: Hist1D): Record<"contents" | "errors", Float64Array> {
  const { edges } = histogram.axis;
  const contents = binContents(histogram);
  const total = contents.reduce((sum, w) => sum + w, 0) || 1;
  const scaled = (values: Float64Array): Float64Array =>
    values.map((w, bin) => w / (total * (edges[bin + 1]! - edges[bin]!)));
  return { contents: scaled(contents), errors: scaled(binErrors(histogram)) };
}

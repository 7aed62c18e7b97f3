import type { Hist1D } from "../../hist/index.ts";
import type { PictureSize } from "../paint.ts";
import type { Picture } from "../picture.ts";
import type { PeakLabel } from "../scene/headroom.ts";
import { scenePicture } from "../scene-picture.ts";
import type { Comparison } from "./comparison.ts";
import type { HistogramContent } from "./histogram-content.ts";
import { sceneOf } from "./scene-of.ts";

/** Labels understand Greek letters as they are ("m(μμ) [GeV]"), and p_{T} and 10^{3}. */
export interface PlotHistogramOptions extends PictureSize {
  /** Above the frame, on the left. Default: none. */
  title?: string;
  /** Above the frame, on the right: "√s = 7 TeV, 1.2 fb⁻¹". Default: none. */
  note?: string;
  /** Default: the axis's own label. */
  xLabel?: string;
  /** Default: "Events / 0.5 GeV", from the bins. */
  yLabel?: string;
  /** The part of the horizontal axis to show. Default: all of it. */
  xRange?: readonly [from: number, to: number];
  /** Default: false. */
  isLogX?: boolean;
  /** Default: false. */
  isLogY?: boolean;
  /** Names over peaks; those outside the axis are left out. */
  peaks?: readonly PeakLabel[];
  /** A panel below that compares data with a model bin by bin; in short, the data with the stack. Default: none. */
  below?: Comparison | Comparison["kind"];
}

/** Draws one histogram, or data with what they are compared to, as physicists do. */
export async function plotHistogram(
  content: Hist1D | HistogramContent,
  { width = 760, height = 560, ...options }: PlotHistogramOptions = {},
): Promise<Picture> {
  return scenePicture(sceneOf(content, options), { width, height });
}

import type { PeakLabel } from "./headroom.ts";
import type { Layer, LegendEntry, Text } from "./panel.ts";

/** A picture of histograms before anything in it has its place: what to draw, and between what. */
export interface Scene {
  readonly title: string;
  readonly note: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xRange: readonly [from: number, to: number];
  readonly isLogX: boolean;
  /** Whether the horizontal axis counts, and has no number between 1 and 2. Default: false. */
  readonly isWholeX?: boolean;
  readonly isLogY: boolean;
  /** The vertical axis, where it is not to be found from what is drawn. */
  readonly yRange?: readonly [from: number, to: number];
  readonly peaks: readonly PeakLabel[];
  readonly layers: readonly Layer[];
  readonly legend: readonly LegendEntry[];
  readonly below?: Below;
  /** Names of rows, the first on top: row i of n is around n − i − ½, and the vertical axis has no numbers. */
  readonly rows?: readonly string[];
  /** Parts of the horizontal axis with names in place of numbers. */
  readonly sections?: readonly Section[];
  /** A second axis on top of the frame. */
  readonly top?: TopAxis;
  readonly texts?: readonly Text[];
  /** Where the legend stands. Default: inside the frame. */
  readonly legendAt?: "inside" | "above";
  /** Numbers about the picture, to be shown when asked for: "Mean", "91.02". */
  readonly box: readonly (readonly [name: string, value: string])[];
}

/** A named part of the horizontal axis. */
export interface Section {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** An axis whose values are those of the horizontal one times a factor. */
export interface TopAxis {
  readonly title: string;
  readonly factor: number;
}

/** A second panel under the first, with the same horizontal axis. */
export interface Below {
  readonly title: string;
  readonly range: readonly [from: number, to: number];
  readonly layers: readonly Layer[];
  /** As those of a scene. */
  readonly rows?: readonly string[];
  /** Its part of the height of the picture. Default: 0.3. */
  readonly share?: number;
}

/** In pixels. */
export interface SceneSize {
  readonly width: number;
  readonly height: number;
}

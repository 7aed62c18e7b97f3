import { belowPanel } from "./below-panel.ts";
import { clipLayers } from "./clip-layers.ts";
import type { PeakLabel } from "./headroom.ts";
import { mainPanel } from "./main-panel.ts";
import type { Layer, LegendEntry, Panel } from "./panel.ts";

/** A picture of histograms before anything in it has its place: what to draw, and between what. */
export interface Scene {
  readonly title: string;
  readonly note: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xRange: readonly [from: number, to: number];
  readonly isLogX: boolean;
  readonly isLogY: boolean;
  /** The vertical axis, where it is not to be found from what is drawn. */
  readonly yRange?: readonly [from: number, to: number];
  readonly peaks: readonly PeakLabel[];
  readonly layers: readonly Layer[];
  readonly legend: readonly LegendEntry[];
  readonly below?: Below;
  /** Numbers about the picture, to be shown when asked for: "Mean", "91.02". */
  readonly box: readonly (readonly [name: string, value: string])[];
}

/** A second panel under the first, with the same horizontal axis. */
export interface Below {
  readonly title: string;
  readonly range: readonly [from: number, to: number];
  readonly layers: readonly Layer[];
}

/** In pixels. */
export interface SceneSize {
  readonly width: number;
  readonly height: number;
}

/** Gives everything its place in a picture of this size. */
export function panelsOf(scene: Scene, size: SceneSize): readonly Panel[] {
  const { xRange, below } = scene;
  const upper = mainPanel({ ...scene, layers: clipLayers(scene.layers, xRange) }, size);
  if (!below) return [upper];
  const layers = clipLayers(below.layers, xRange);
  return [upper, belowPanel({ ...below, layers }, scene.xLabel, upper)];
}

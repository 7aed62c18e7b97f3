import { belowPanel } from "./below-panel.ts";
import { clipLayers } from "./clip-layers.ts";
import { mainPanel } from "./main-panel.ts";
import type { Panel } from "./panel.ts";
import type { Scene, SceneSize } from "./scene.ts";

/** Gives everything its place in a picture of this size. */
export function panelsOf(scene: Scene, size: SceneSize): readonly Panel[] {
  const { xRange, below } = scene;
  const upper = mainPanel({ ...scene, layers: clipLayers(scene.layers, xRange) }, size);
  if (!below) return [upper];
  const layers = clipLayers(below.layers, xRange);
  return [upper, belowPanel({ ...scene, below: { ...below, layers } }, upper, size)];
}

import type { Layer } from "./panel.ts";
import type { Scene } from "./scene.ts";

/** Something drawn, with its words in the legend if it has any. */
export interface Layered {
  readonly layer: Layer;
  readonly label?: string;
}

/** A scene of these layers, the backmost first, with only what it needs said. */
export function sceneWith(
  drawn: readonly Layered[],
  words: Partial<Omit<Scene, "layers" | "legend">> & Pick<Scene, "xRange">,
): Scene {
  return {
    ...{ title: "", note: "", xLabel: "", yLabel: "", isLogX: false, isLogY: false },
    ...{ peaks: [], box: [] },
    ...words,
    layers: drawn.map(({ layer }) => layer),
    legend: drawn.flatMap(({ label }, layer) => (label ? [{ label, layer }] : [])),
  };
}

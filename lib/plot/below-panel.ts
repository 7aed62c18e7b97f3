import type { Panel } from "./panel.ts";
import type { Below } from "./scene.ts";

/** The panel below a picture, with the horizontal axis of the one above. */
export function belowPanel(
  { title, range, layers }: Below,
  xLabel: string,
  { x, margins: { left, right } }: Panel,
): Panel {
  return {
    span: [0, 0.3],
    margins: { left, right, bottom: 0.42, top: 0.03 },
    x: { ...x, title: xLabel, hasLabels: true },
    y: { title, range, isLog: false, hasLabels: true, divisions: 3 },
    layers,
    texts: [],
  };
}

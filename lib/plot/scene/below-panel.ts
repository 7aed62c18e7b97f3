import { numbersBelow, sectionsOf, shareBelow } from "./margins.ts";
import type { Panel } from "./panel.ts";
import { nameSizeBelow, rowNames } from "./row-names.ts";
import type { Below, Scene, SceneSize } from "./scene.ts";
import { dividers, sectionNames } from "./section-names.ts";

/** The panel below a picture, with the horizontal axis of the one above. */
export function belowPanel(
  scene: Scene & { readonly below: Below },
  { x: axis, margins: { left, right } }: Panel,
  { width, height: whole }: SceneSize,
): Panel {
  const { xLabel, sections } = scene;
  const { title, range, layers, rows } = scene.below;
  const share = shareBelow(scene, { width, height: whole });
  const height = share * whole;
  const space = sectionsOf(scene, width * (1 - left - right));
  const bottom = space
    ? (space.room + 10) / height
    : (numbersBelow / share) * Math.min(1, 560 / whole);
  const margins = { left, right, bottom, top: 0.03 };
  const x = { ...axis, title: sections ? "" : xLabel, hasLabels: !sections };
  const names = rows && nameSizeBelow(rows, left * width);
  return {
    span: [0, share],
    margins,
    x,
    y: {
      ...{ title, range, isLog: false, hasLabels: !rows, divisions: 3 },
      ...(rows && { ticks: "none" }),
    },
    layers: [...layers, ...(sections ? dividers(sections, x, range) : [])],
    texts: [
      ...(rows && names ? rowNames(rows, names, { margins, yRange: range, width }) : []),
      ...(sections && space ? sectionNames(sections, space, { x, margins, height }) : []),
    ],
    legends: [],
  };
}

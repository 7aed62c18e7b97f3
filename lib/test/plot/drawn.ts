import type { Picture } from "../../plot/index.ts";
import { readScene } from "../../plot/live/read-scene.ts";
import { liveType } from "../../plot/live/scene-json.ts";
import type { Layer, Panel } from "../../plot/scene/panel.ts";
import { panelsOf } from "../../plot/scene/panels.ts";
import type { Scene } from "../../plot/scene/scene.ts";

/** What a picture becomes in the page: its scene after a journey as JSON, and the panels of that. */
export function alive({ data }: Picture): {
  readonly scene: Scene;
  readonly panels: readonly Panel[];
} {
  const { scene, size } = readScene(JSON.parse(JSON.stringify(data[liveType])));
  return { scene, panels: panelsOf(scene, size) };
}

/** The layer that the legend calls so, which must be of this kind. */
export function named<Kind extends Layer["kind"]>(
  scene: Scene,
  label: string,
  kind: Kind,
): Layer & { readonly kind: Kind } {
  const entry = scene.legend.find((one) => one.label === label);
  const [layer] = entry ? ofKind([scene.layers[entry.layer]!], kind) : [];
  if (layer) return layer;
  throw new Error(`No ${kind} ${label}: ${scene.legend.map((one) => one.label).join(", ")}`);
}

/** The layers of a kind. */
export function ofKind<Kind extends Layer["kind"]>(
  layers: readonly Layer[],
  kind: Kind,
): (Layer & { readonly kind: Kind })[] {
  return layers.filter((layer): layer is Layer & { readonly kind: Kind } => layer.kind === kind);
}

export function svgOf({ data }: Picture): string {
  return String(data["image/svg+xml"]);
}

/** Where a text stands in the first pad, in units of the drawing: four to a pixel. */
export function placeOf(svg: string, text: string): { readonly x: number; readonly y: number } {
  const escaped = text.replaceAll(/[[\]().+*?^$|\\]/g, "\\$&");
  const found = new RegExp(`translate\\((-?\\d+),(-?\\d+)\\)"[^>]*>${escaped}<`).exec(svg);
  if (!found) throw new Error(`No ${text} in the drawing`);
  return { x: Number(found[1]), y: Number(found[2]) };
}

/** Left, right, top and bottom of each box of this colour, and of each black point, from the corner of the drawing. */
export function boxesIn(
  svg: string,
  colour: string,
): (readonly [number, number, number, number])[] {
  const frame = frameOf(svg);
  const box = new RegExp(
    `translate\\((-?\\d+),(-?\\d+)\\)"><path d="M(-?\\d+),(-?\\d+)H(-?\\d+)V(-?\\d+)H-?\\d+Z" style="[^"]*${colour.replaceAll(/[()]/g, "\\$&")}`,
    "g",
  );
  return Array.from(svg.matchAll(box), (found) => {
    const [x, y, left, low, right, high] = found.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [x0, y0] = [frame.x + x, frame.y + y];
    return [x0 + left, x0 + right, y0 + high, y0 + low] as const;
  });
}

export function blackPointsIn(svg: string): { readonly x: number; readonly y: number }[] {
  const frame = frameOf(svg);
  const path = /<path d="([^"]+)" style="stroke: rgb\(0, 0, 0\); fill: rgb\(0, 0, 0\);"/.exec(
    svg,
  )?.[1];
  return Array.from((path ?? "").matchAll(/M(-?\d+),(-?\d+)a(\d+)/g), ([, left, y, radius]) => ({
    x: frame.x + Number(left) + Number(radius),
    y: frame.y + Number(y),
  }));
}

/** The upper left corner of the first frame. */
export function frameOf(svg: string): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
} {
  const found = /<g transform="translate\((\d+),(\d+)\)"><path d="M0,0H(\d+)/.exec(svg);
  return { x: Number(found?.[1]), y: Number(found?.[2]), width: Number(found?.[3]) };
}

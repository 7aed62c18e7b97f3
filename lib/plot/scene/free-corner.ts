import type { Box } from "./headroom.ts";
import { legendInside } from "./legend-layout.ts";
import type { Layer, PanelAxis } from "./panel.ts";
import { shareOf } from "./skyline.ts";

/** A place in the frame, in shares of it. */
type Spot = readonly [across: number, up: number];

/** Around a legend, in pixels. */
const gap = 14;

/** The corner of a frame of this size in which a legend covers the least of what is drawn. */
export function freeCorner(
  labels: readonly string[],
  layers: readonly Layer[],
  {
    x,
    y,
    size,
  }: Record<"x" | "y", PanelAxis> & { size: { readonly width: number; readonly height: number } },
): Box {
  const layout = legendInside(labels, size.width - 2 * gap);
  const [wide, high] = [layout.width / size.width, layout.height / size.height];
  const [across, up] = [gap / size.width, gap / size.height];
  const sides = { right: 1 - across - wide, left: across };
  const heights = { top: 1 - up - high, bottom: up };
  const boxes = [
    [sides.right, heights.top],
    [sides.left, heights.top],
    [sides.right, heights.bottom],
    [sides.left, heights.bottom],
  ].map(([left, bottom]) => ({
    ...{ left: left!, bottom: bottom!, right: left! + wide, top: bottom! + high },
  }));
  const spots = layers.flatMap((layer) => spotsOf(layer, { x, y }));
  const covered = boxes.map((box) => spots.filter((spot) => isIn(box, spot)).length);
  return boxes[covered.indexOf(Math.min(...covered))]!;
}

function isIn({ left, right, bottom, top }: Box, [across, up]: Spot): boolean {
  return across >= left && across <= right && up >= bottom && up <= top;
}

/** Places that a layer covers, close together. */
function spotsOf(layer: Layer, axes: Record<"x" | "y", PanelAxis>): Spot[] {
  const spot = (x: number, y: number): Spot => [shareOf(x, axes.x), shareOf(y, axes.y)];
  switch (layer.kind) {
    case "points":
      return Array.from(layer.x, (x, i) => spot(x, layer.y[i]!));
    case "line":
      return along(Array.from(layer.x, (x, i) => spot(x, layer.y[i]!)));
    case "area": {
      const { x, low, high } = layer;
      return [low, high].flatMap((ends) => along(Array.from(x, (at, i) => spot(at, ends[i]!))));
    }
    case "boxes":
      return Array.from(layer.left).flatMap((left, i) =>
        along([spot(left, layer.low[i]!), spot(layer.right[i]!, layer.high[i]!)]),
      );
    default: {
      const tops = layer.kind === "steps" ? layer.contents : layer.high;
      const { edges } = layer;
      return along(
        Array.from(tops, (top, i) => [spot(edges[i]!, top), spot(edges[i + 1]!, top)]).flat(),
      );
    }
  }
}

/** Points on the way from spot to spot, at most a hundredth of the frame apart. */
function along(spots: readonly Spot[]): Spot[] {
  return spots.slice(1).flatMap(([x, y], i) => {
    const [x0, y0] = spots[i]!;
    const n = Math.min(200, Math.ceil(100 * Math.hypot(x - x0, y - y0)) || 1);
    return Array.from(
      { length: n + 1 },
      (_, k): Spot => [x0 + ((x - x0) * k) / n, y0 + ((y - y0) * k) / n],
    );
  });
}

import type { Layer, PanelAxis } from "./panel.ts";

/** The height of the highest thing between two places of the horizontal axis; −∞ where there is nothing. */
export type Skyline = (from: number, to: number) => number;

interface Roof {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** Where a value stands between the ends of an axis: 0 at its start, 1 at its end. */
export function shareOf(
  value: number,
  { range: [from, to], isLog }: Pick<PanelAxis, "range" | "isLog">,
): number {
  return isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** The value that stands at a share of an axis. */
export function valueAt(
  share: number,
  { range: [from, to], isLog }: Pick<PanelAxis, "range" | "isLog">,
): number {
  return isLog ? from * (to / from) ** share : from + share * (to - from);
}

/** The highest of all layers over the horizontal axis, in the unit of the vertical one. */
export function skylineOf(layers: readonly Layer[]): Skyline {
  const roofs = layers.flatMap(roofsOf);
  return (from, to) =>
    roofs.reduce(
      (top, roof) => (roof.to >= from && roof.from <= to ? Math.max(top, roof.height) : top),
      Number.NEGATIVE_INFINITY,
    );
}

/** Every height that the layers reach, error bars and bands included. */
export function heightsOf(layers: readonly Layer[]): number[] {
  return layers.flatMap((layer) => [...roofsOf(layer).map(({ height }) => height), ...lows(layer)]);
}

/** Where on the horizontal axis a layer has something. */
export function placesOf(layer: Layer): number[] {
  if (layer.kind === "boxes") return [...Array.from(layer.left), ...Array.from(layer.right)];
  return Array.from("edges" in layer ? layer.edges : layer.x);
}

function lows(layer: Layer): number[] {
  if (layer.kind === "points") return Array.from(layer.y, (y, i) => y - layer.down[i]!);
  return layer.kind === "area" || layer.kind === "boxes" ? Array.from(layer.low) : [];
}

function roofsOf(layer: Layer): Roof[] {
  if (layer.kind === "points") {
    const { x, y, up, left, right } = layer;
    return Array.from(y, (height, i) =>
      roof([x[i]! - (left?.[i] ?? 0), x[i]! + (right?.[i] ?? 0)], height + up[i]!),
    );
  }
  if (layer.kind === "line" || layer.kind === "area") {
    const { x } = layer;
    const y = layer.kind === "line" ? layer.y : layer.high;
    return Array.from({ length: x.length - 1 }, (_, i) =>
      roof([x[i]!, x[i + 1]!], Math.max(y[i]!, y[i + 1]!)),
    );
  }
  if (layer.kind === "boxes") {
    const { left, right, high } = layer;
    return Array.from(high, (height, i) => roof([left[i]!, right[i]!], height));
  }
  const heights = layer.kind === "steps" ? layer.contents : layer.high;
  return Array.from(heights, (height, i) => roof([layer.edges[i]!, layer.edges[i + 1]!], height));
}

function roof([from, to]: readonly [number, number], height: number): Roof {
  return { from, to, height };
}

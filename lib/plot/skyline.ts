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

function lows(layer: Layer): number[] {
  return layer.kind === "points" ? Array.from(layer.y, (y, i) => y - layer.down[i]!) : [];
}

function roofsOf(layer: Layer): Roof[] {
  if (layer.kind === "points") {
    return Array.from(layer.y, (y, i) => roof([layer.x[i]!, layer.x[i]!], y + layer.up[i]!));
  }
  if (layer.kind === "line") {
    const { x, y } = layer;
    return Array.from({ length: x.length - 1 }, (_, i) =>
      roof([x[i]!, x[i + 1]!], Math.max(y[i]!, y[i + 1]!)),
    );
  }
  const heights = layer.kind === "steps" ? layer.contents : layer.high;
  return Array.from(heights, (height, i) => roof([layer.edges[i]!, layer.edges[i + 1]!], height));
}

function roof([from, to]: readonly [number, number], height: number): Roof {
  return { from, to, height };
}

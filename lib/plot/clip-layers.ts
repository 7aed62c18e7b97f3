import type { Layer } from "./panel.ts";

/** What of the layers lies in a part of the horizontal axis; the vertical one is made for that. */
export function clipLayers(
  layers: readonly Layer[],
  range: readonly [from: number, to: number],
): readonly Layer[] {
  return layers.map((layer) => clipped(layer, range));
}

function clipped(layer: Layer, [from, to]: readonly [number, number]): Layer {
  if (layer.kind === "points") {
    const { x, y, down, up } = layer;
    const shown = indices(x.length).filter((i) => x[i]! >= from && x[i]! <= to);
    if (shown.length === x.length) return layer;
    const of = (values: ArrayLike<number>): number[] => shown.map((i) => values[i]!);
    return { ...layer, x: of(x), y: of(y), down: of(down), up: of(up) };
  }
  if (layer.kind === "line") {
    const [first, last] = spanOf(layer.x, [from, to]);
    return { ...layer, x: cut(layer.x, first, last + 1), y: cut(layer.y, first, last + 1) };
  }
  const [first, last] = spanOf(layer.edges, [from, to]);
  const edges = layer.edges.subarray(first, last + 1);
  if (layer.kind === "steps")
    return { ...layer, edges, contents: cut(layer.contents, first, last) };
  return { ...layer, edges, low: cut(layer.low, first, last), high: cut(layer.high, first, last) };
}

/** The last place at or below the range and the first one at or above it, at least one step apart. */
function spanOf(x: ArrayLike<number>, [from, to]: readonly [number, number]): [number, number] {
  const last = x.length - 1;
  const isRising = indices(last).every((i) => x[i]! <= x[i + 1]!);
  if (!isRising) return [0, last]; // a line that goes back and forth
  const below = indices(x.length).filter((i) => x[i]! <= from);
  const first = Math.min(below.at(-1) ?? 0, Math.max(0, last - 1));
  const above = indices(x.length).find((i) => i > first && x[i]! >= to);
  return [first, above ?? last];
}

function cut(values: ArrayLike<number>, from: number, to: number): ArrayLike<number> {
  if (from === 0 && to >= values.length) return values;
  return Array.prototype.slice.call(values, from, to);
}

function indices(length: number): number[] {
  return Array.from({ length: Math.max(0, length) }, (_, i) => i);
}

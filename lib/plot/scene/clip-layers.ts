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
    const { x, y, down, up, left, right } = layer;
    const shown = indices(x.length).filter((i) => x[i]! >= from && x[i]! <= to);
    if (shown.length === x.length) return layer;
    const of = (values: ArrayLike<number>): number[] => shown.map((i) => values[i]!);
    const across = left && right && { left: of(left), right: of(right) };
    return { ...layer, x: of(x), y: of(y), down: of(down), up: of(up), ...across };
  }
  if (layer.kind === "boxes") return clipBoxes(layer, { x: [from, to] });
  if (layer.kind === "line") {
    const [first, last] = spanOf(layer.x, [from, to]);
    return { ...layer, x: cut(layer.x, first, last + 1), y: cut(layer.y, first, last + 1) };
  }
  if (layer.kind === "area") {
    const [first, last] = spanOf(layer.x, [from, to]);
    const of = (values: ArrayLike<number>): ArrayLike<number> => cut(values, first, last + 1);
    return { ...layer, x: of(layer.x), low: of(layer.low), high: of(layer.high) };
  }
  const [first, last] = spanOf(layer.edges, [from, to]);
  const edges = layer.edges.subarray(first, last + 1);
  if (layer.kind === "steps")
    return { ...layer, edges, contents: cut(layer.contents, first, last) };
  return { ...layer, edges, low: cut(layer.low, first, last), high: cut(layer.high, first, last) };
}

type Boxes = Layer & { kind: "boxes" };
type Range = readonly [from: number, to: number];
const everywhere: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** What of each box lies in a part of the axes: jsroot leaves out boxes whose middle it cannot see. */
export function clipBoxes(
  { left, right, low, high, ...look }: Boxes,
  { x = everywhere, y = everywhere }: { readonly x?: Range; readonly y?: Range },
): Boxes {
  const shown = indices(left.length).filter(
    (i) => right[i]! > x[0] && left[i]! < x[1] && high[i]! > y[0] && low[i]! < y[1],
  );
  return {
    ...look,
    left: shown.map((i) => Math.max(left[i]!, x[0])),
    right: shown.map((i) => Math.min(right[i]!, x[1])),
    low: shown.map((i) => Math.max(low[i]!, y[0])),
    high: shown.map((i) => Math.min(high[i]!, y[1])),
  };
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

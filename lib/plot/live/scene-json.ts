import type { Layer } from "../scene/panel.ts";
import type { Scene, SceneSize } from "../scene/scene.ts";
import { packHeights, packPlaces } from "./number-list.ts";

/** The type of a picture that the page draws with jsroot, to be zoomed; the value is a LiveScene. */
export const liveType = "application/x-jsroot+json";

/** A scene as plain JSON. Its numbers have the precision of a picture, not of the data. */
export type LiveScene = Readonly<Record<string, unknown>>;

/** Larger pictures stand still: a page with twenty of them shall open at once. */
const maxLength = 200_000;
/** Numbers in one column. */
export const maxNumbers = 20_000;

/** A scene as the page may get it; undefined if it is too large or holds what JSON does not know. */
export function liveScene(scene: Scene, { width, height }: SceneSize): LiveScene | undefined {
  const { layers, below, ...words } = scene;
  const all = [...layers, ...(below?.layers ?? [])];
  const columns = all.flatMap(columnsOf);
  if (columns.some(({ length }) => length > maxNumbers)) return undefined;
  if (!columns.every((column) => Array.from(column).every(Number.isFinite))) return undefined;
  const packed = {
    version: 1,
    size: [width, height],
    ...words,
    layers: layers.map(packLayer),
    ...(below && { below: { ...below, layers: below.layers.map(packLayer) } }),
  };
  return JSON.stringify(packed).length <= maxLength ? packed : undefined;
}

function columnsOf(layer: Layer): ArrayLike<number>[] {
  if (layer.kind === "points") {
    const { x, y, down, up, left = [], right = [] } = layer;
    return [x, y, down, up, left, right];
  }
  if (layer.kind === "line") return [layer.x, layer.y];
  if (layer.kind === "steps") return [layer.edges, layer.contents];
  if (layer.kind === "area") return [layer.x, layer.low, layer.high];
  if (layer.kind === "boxes") return [layer.left, layer.right, layer.low, layer.high];
  return [layer.edges, layer.low, layer.high];
}

function packLayer(layer: Layer): LiveScene {
  if (layer.kind === "points") {
    const { x, y, down, up, left, right } = layer;
    const heights = { y: packHeights(y), down: packHeights(down), up: packHeights(up) };
    const across = left && right && { left: packHeights(left), right: packHeights(right) };
    return { ...layer, x: packPlaces(x), ...heights, ...across };
  }
  if (layer.kind === "line") return { ...layer, x: packPlaces(layer.x), y: packHeights(layer.y) };
  if (layer.kind === "area") {
    const ends = { low: packHeights(layer.low), high: packHeights(layer.high) };
    return { ...layer, x: packPlaces(layer.x), ...ends };
  }
  if (layer.kind === "boxes") {
    const sides = { left: packHeights(layer.left), right: packHeights(layer.right) };
    return { ...layer, ...sides, low: packHeights(layer.low), high: packHeights(layer.high) };
  }
  const edges = packPlaces(layer.edges);
  if (layer.kind === "steps") return { ...layer, edges, contents: packHeights(layer.contents) };
  return { ...layer, edges, low: packHeights(layer.low), high: packHeights(layer.high) };
}

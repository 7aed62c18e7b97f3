import { unpackNumbers } from "./number-list.ts";
import type { Layer } from "./panel.ts";
import type { Below, Scene, SceneSize } from "./scene.ts";
import { maxNumbers } from "./scene-json.ts";

const maxLayers = 50;

/** Reads what `liveScene` made, or somebody forged: every field is checked, and only these are taken. */
export function readScene(json: unknown): { readonly scene: Scene; readonly size: SceneSize } {
  const { size, layers, legend, below, peaks, box, ...rest } = Object(json);
  const drawn = list(layers, maxLayers).map(readLayer);
  if (drawn.length === 0) throw new RangeError("Cannot draw a picture of nothing");
  const scene: Scene = {
    title: text(rest.title),
    note: text(rest.note),
    xLabel: text(rest.xLabel),
    yLabel: text(rest.yLabel),
    xRange: range(rest.xRange),
    isLogX: rest.isLogX === true,
    isLogY: rest.isLogY === true,
    layers: drawn,
    legend: list(legend, maxLayers).map((entry) => ({
      label: text(Object(entry).label),
      layer: index(Object(entry).layer, drawn.length),
    })),
    peaks: list(peaks, 100).map((peak) => ({
      x: number(Object(peak).x),
      label: text(Object(peak).label),
    })),
    ...(below ? { below: readBelow(Object(below)) } : {}),
    box: list(box, 40).map((row) => [text(Object(row)[0]), text(Object(row)[1])]),
  };
  return { scene, size: readSize(size) };
}

function readBelow({ title, range: ends, layers }: Record<string, unknown>): Below {
  const drawn = list(layers, maxLayers).map(readLayer);
  return { title: text(title), range: range(ends), layers: drawn };
}

function readLayer(json: unknown): Layer {
  const { kind, colour, style, fill, ...columns } = Object(json);
  const numbers = (name: string, length?: number): Float64Array => {
    const column = unpackNumbers(columns[name], maxNumbers);
    if (length === undefined || column.length === length) return column;
    throw new RangeError(`Cannot draw ${column.length} ${name}: ${length} are wanted`);
  };
  switch (kind) {
    case "points": {
      const x = numbers("x");
      const [y, down, up] = ["y", "down", "up"].map((name) => numbers(name, x.length));
      return { kind, x, y: y!, down: down!, up: up!, colour: colourText(colour) };
    }
    case "line": {
      const x = numbers("x");
      return { kind, x, y: numbers("y", x.length), style: readStyle(style) };
    }
    case "steps": {
      const edges = rising(numbers("edges"));
      const contents = numbers("contents", edges.length - 1);
      const area = fill === undefined ? {} : { fill: colourText(fill) };
      return { kind, edges, contents, style: readStyle(style), ...area };
    }
    case "band": {
      const edges = rising(numbers("edges"));
      const [low, high] = ["low", "high"].map((name) => numbers(name, edges.length - 1));
      return { kind, edges, low: low!, high: high!, colour: colourText(colour) };
    }
    default:
      throw new RangeError(`Cannot draw a layer of the kind ${kind}`);
  }
}

function readStyle(json: unknown): Extract<Layer, { kind: "line" }>["style"] {
  const { colour, width, isDashed } = Object(json);
  const wide = typeof width === "number" && width > 0 && width <= 20 ? { width } : {};
  return { colour: colourText(colour), ...wide, isDashed: isDashed === true };
}

function readSize(json: unknown): SceneSize {
  const [width, height] = list(json, 2).map(number);
  const isSize = (pixels: number | undefined): pixels is number =>
    pixels !== undefined && pixels >= 50 && pixels <= 5000;
  if (isSize(width) && isSize(height)) return { width, height };
  throw new RangeError(`Cannot draw a picture of ${width} × ${height} pixels`);
}

function rising(edges: Float64Array): Float64Array {
  const isRising = edges.length > 1 && edges.every((x, i) => i === 0 || x > edges[i - 1]!);
  if (isRising) return edges;
  throw new RangeError("Cannot draw bins whose edges do not rise");
}

function range(json: unknown): readonly [number, number] {
  const [from, to] = list(json, 2).map(number);
  if (from !== undefined && to !== undefined && from < to) return [from, to];
  throw new RangeError(`Cannot draw an axis from ${from} to ${to}`);
}

function list(json: unknown, limit: number): unknown[] {
  const items: unknown[] = Array.isArray(json) ? json : [];
  if (items.length <= limit) return items;
  throw new RangeError(`Cannot draw ${items.length} things where ${limit} have room`);
}

function index(json: unknown, length: number): number {
  if (Number.isInteger(json) && Number(json) >= 0 && Number(json) < length) return Number(json);
  throw new RangeError(`Cannot find layer ${json} of ${length}`);
}

function number(json: unknown): number {
  if (typeof json === "number" && Number.isFinite(json)) return json;
  throw new RangeError(`Cannot draw at ${json}: it is no number`);
}

function text(json: unknown): string {
  return typeof json === "string" ? json.slice(0, 300) : "";
}

function colourText(json: unknown): string {
  const colour = String(json);
  if (/^#[0-9a-f]{6}$|^rgba\([\d., ]{5,40}\)$/i.test(colour)) return colour;
  throw new RangeError(`Cannot draw in the colour ${colour.slice(0, 40)}`);
}

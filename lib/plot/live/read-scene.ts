import type { Text } from "../scene/panel.ts";
import type { Below, Scene, SceneSize, Section } from "../scene/scene.ts";
import { readLayer } from "./read-layer.ts";

const maxLayers = 50;
const maxNames = 200;

/** Reads what `liveScene` made, or somebody forged: every field is checked, and only these are taken. */
export function readScene(json: unknown): { readonly scene: Scene; readonly size: SceneSize } {
  const { size, layers, legend, below, peaks, box, rows, sections, top, texts, ...rest } =
    Object(json);
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
    ...(rest.isWholeX === true && { isWholeX: true }),
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
    ...(rest.yRange ? { yRange: range(rest.yRange) } : {}),
    ...(rows ? { rows: readNames(rows) } : {}),
    ...(sections ? { sections: list(sections, maxNames).map(readSection) } : {}),
    ...(top ? { top: { title: text(Object(top).title), factor: number(Object(top).factor) } } : {}),
    ...(texts ? { texts: list(texts, 100).map(readText) } : {}),
    ...(rest.legendAt === "above" ? { legendAt: "above" } : {}),
    box: list(box, 40).map((row) => [text(Object(row)[0]), text(Object(row)[1])]),
  };
  return { scene, size: readSize(size) };
}

function readBelow({ title, range: ends, layers, rows, share }: Record<string, unknown>): Below {
  const drawn = list(layers, maxLayers).map(readLayer);
  const part = share === undefined ? {} : { share: Math.min(0.7, Math.max(0.1, number(share))) };
  const names = rows ? { rows: readNames(rows) } : {};
  return { title: text(title), range: range(ends), layers: drawn, ...names, ...part };
}

function readNames(json: unknown): readonly string[] {
  const names = list(json, maxNames).map(text);
  if (names.length > 0) return names;
  throw new RangeError("Cannot draw rows without a name");
}

function readSection(json: unknown): Section {
  const { from, to, label } = Object(json);
  const [start, end] = range([from, to]);
  return { from: start, to: end, label: text(label) };
}

function readText(json: unknown): Text {
  const { text: words, at, align, isBold } = Object(json);
  const [x, y] = list(at, 2).map(number);
  const side = align === "left" || align === "right" ? align : "centre";
  const place = { at: [x ?? 0, y ?? 0], in: "axes", align: side } as const;
  return { text: text(words), ...place, ...(isBold === true && { isBold }) };
}

function readSize(json: unknown): SceneSize {
  const [width, height] = list(json, 2).map(number);
  const isSize = (pixels: number | undefined): pixels is number =>
    pixels !== undefined && pixels >= 50 && pixels <= 5000;
  if (isSize(width) && isSize(height)) return { width, height };
  throw new RangeError(`Cannot draw a picture of ${width} × ${height} pixels`);
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

import { textWidth } from "../root/root-text.ts";
import { legendInside, letters } from "./legend-layout.ts";
import type { Layer, PanelAxis } from "./panel.ts";
import { heightsOf, shareOf, skylineOf, valueAt } from "./skyline.ts";

/** A name to write above a peak. */
export interface PeakLabel {
  /** In the unit of the axis. */
  readonly x: number;
  readonly label: string;
}

/** What wants to stand in the frame beside the data. */
export interface Wishes {
  readonly legend: readonly string[];
  readonly peaks: readonly PeakLabel[];
}

/** A rectangle in shares of the frame, (0, 0) at its lower left. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface PlacedLabel extends PeakLabel {
  readonly align: "left" | "centre" | "right";
  readonly box: Box;
  /** Where a line to its peak starts, as a share of the height, if it had to move so far up that it needs one. */
  readonly stem?: number;
}

/** A vertical axis that leaves everything its room, and where things stand then. */
export interface Room {
  readonly range: readonly [from: number, to: number];
  readonly legend?: Box;
  readonly labels: readonly PlacedLabel[];
}

export interface FrameSize {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
}

/** In pixels. */
const gap = 7;
const aligns = ["centre", "left", "right"] as const;

/** Finds the lowest vertical axis on which legend and labels cover neither the data nor one another. */
export function findRoom(
  layers: readonly Layer[],
  { legend, peaks }: Wishes,
  { x, isLogY, size }: { x: Pick<PanelAxis, "range" | "isLog">; isLogY: boolean; size: FrameSize },
): Room {
  const [bottom, top] = extent(layers, isLogY);
  const [from, to] = x.range;
  const shown = { legend, peaks: peaks.filter((peak) => peak.x >= from && peak.x <= to) };
  for (let stretch = 1.08; ; stretch *= 1.03) {
    const range = [bottom, valueAt(stretch, { range: [bottom, top], isLog: isLogY })] as const;
    const heights = heightsInFrame(layers, { x, y: { range, isLog: isLogY } });
    const scene: Scene = { heights, size, x };
    const places = arrange(shown, "right", scene) ?? arrange(shown, "left", scene);
    if (places) return { range, ...places };
    if (stretch > 4) return { range, ...withLegend(legendBox(legend, "right", size)), labels: [] };
  }
}

/** The values between which everything lies; on a logarithmic axis, everything above 0. */
function extent(layers: readonly Layer[], isLog: boolean): readonly [number, number] {
  const visible = heightsOf(layers).filter((y) => Number.isFinite(y) && (!isLog || y > 0));
  const top = visible.reduce((a, b) => Math.max(a, b), 0) || 1;
  const lowest = visible.reduce((a, b) => Math.min(a, b), isLog ? top : 0);
  return [isLog ? lowest / 2 : 1.1 * lowest, top];
}

function arrange(
  { legend, peaks }: Wishes,
  side: "left" | "right",
  scene: Scene,
): Omit<Room, "range"> | undefined {
  const box = legendBox(legend, side, scene.size);
  if (box && scene.heights(box.left, box.right) >= box.bottom) return undefined;
  const labels = placeLabels(peaks, box, scene);
  return labels && { ...withLegend(box), labels };
}

function withLegend(legend: Box | undefined): { legend?: Box } {
  return legend ? { legend } : {};
}

interface Scene {
  /** The highest thing between two shares of the width, as a share of the height. */
  readonly heights: (left: number, right: number) => number;
  readonly size: FrameSize;
  readonly x: Pick<PanelAxis, "range" | "isLog">;
}

type Axes = Record<"x" | "y", Pick<PanelAxis, "range" | "isLog">>;

function heightsInFrame(layers: readonly Layer[], { x, y }: Axes): Scene["heights"] {
  const skyline = skylineOf(layers);
  return (left, right) => {
    const height = skyline(valueAt(left, x), valueAt(right, x));
    return height > y.range[0] ? shareOf(height, y) : 0;
  };
}

function legendBox(
  labels: readonly string[],
  side: "left" | "right",
  { width, height }: FrameSize,
): Box | undefined {
  if (labels.length === 0) return undefined;
  const layout = legendInside(labels, width - 4 * gap);
  const wide = layout.width / width;
  const top = 1 - (2 * gap) / height;
  const bottom = top - layout.height / height;
  const margin = (2 * gap) / width;
  return side === "left"
    ? { left: margin, right: Math.min(margin + wide, 1), bottom, top }
    : { left: Math.max(1 - margin - wide, 0), right: 1 - margin, bottom, top };
}

/** Places for all labels, from left to right; none if one of them finds no place. */
function placeLabels(
  peaks: readonly PeakLabel[],
  legend: Box | undefined,
  scene: Scene,
): PlacedLabel[] | undefined {
  const taken = legend ? [legend] : [];
  const placed: PlacedLabel[] = [];
  for (const peak of [...peaks].sort((a, b) => a.x - b.x)) {
    const label = besidePeak(peak, taken, scene) ?? abovePeak(peak, taken, scene);
    if (!label) return undefined;
    placed.push(label);
    taken.push(label.box);
  }
  return placed;
}

/** Just above its own peak: in the middle, or to the side where a neighbour leaves room. */
function besidePeak(peak: PeakLabel, taken: readonly Box[], scene: Scene): PlacedLabel | undefined {
  const { width, height } = scene.size;
  const at = shareOf(peak.x, scene.x);
  const bottom = scene.heights(at - gap / width, at + gap / width) + gap / height;
  for (const align of aligns) {
    const box = labelBox(peak, { align, bottom }, scene);
    if (scene.heights(box.left, box.right) < bottom && isFree(box, taken)) {
      return { ...peak, align, box };
    }
  }
  return undefined;
}

/** Above everything that is near, as far up as it must be. */
function abovePeak(peak: PeakLabel, taken: readonly Box[], scene: Scene): PlacedLabel | undefined {
  const rise = gap / scene.size.height;
  const [at, near] = [shareOf(peak.x, scene.x), gap / scene.size.width];
  const stem = scene.heights(at - near, at + near) + rise / 2;
  const fits = (side: PlacedLabel["align"]): boolean =>
    isFree(labelBox(peak, { align: side, bottom: 0 }, scene), []);
  const align = aligns.find(fits) ?? "centre";
  const { left, right } = labelBox(peak, { align, bottom: 0 }, scene);
  for (let bottom = scene.heights(left, right) + 2 * rise; bottom < 1; bottom += rise) {
    const box = labelBox(peak, { align, bottom }, scene);
    if (isFree(box, taken)) return { ...peak, align, box, stem };
  }
  return undefined;
}

function labelBox(
  { x, label }: PeakLabel,
  { align, bottom }: Pick<PlacedLabel, "align"> & { bottom: number },
  { size, x: axis }: Scene,
): Box {
  const wide = (letters * textWidth(label)) / size.width;
  const at = shareOf(x, axis);
  const left = { centre: at - wide / 2, left: at, right: at - wide }[align];
  return { left, right: left + wide, bottom, top: bottom + letters / size.height };
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  if (box.left < 0 || box.right > 1 || box.top > 0.98) return false;
  return taken.every(
    ({ left, right, bottom, top }) =>
      box.left > right || box.right < left || box.bottom > top || box.top < bottom,
  );
}

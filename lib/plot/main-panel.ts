import type { Axis } from "../hist/index.ts";
import {
  type Box,
  type FrameSize,
  findRoom,
  type PeakLabel,
  type PlacedLabel,
} from "./headroom.ts";
import type { Layers } from "./histogram-content.ts";
import type { Layer, LegendEntry, Margins, Panel, PanelAxis, Text } from "./panel.ts";
import { valueAt } from "./skyline.ts";

export interface MainPanelOptions {
  readonly title?: string;
  readonly note?: string;
  readonly yLabel?: string;
  readonly xRange?: readonly [from: number, to: number];
  readonly isLogX?: boolean;
  readonly isLogY?: boolean;
  readonly peaks?: readonly PeakLabel[];
  /** Whether a second panel stands below and carries the horizontal axis's words. */
  readonly hasBelow: boolean;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** The panel with the histograms. */
export function mainPanel(
  axis: Axis,
  { layers, legend }: Layers,
  { isLogY = false, peaks = [], hasBelow, ...options }: MainPanelOptions,
): Panel {
  const bottom = hasBelow ? 0.3 : 0;
  const height = (1 - bottom) * options.height;
  const margins = marginsOf(options, { hasBelow, height });
  const x = horizontal(axis, layers, { ...options, hasBelow });
  const room = findRoom(
    layers,
    { legend: legend.map(({ label }) => label), peaks },
    { x, isLogY, size: frameSize({ width: options.width, height }, margins) },
  );
  const y = {
    title: options.yLabel ?? eventsPerBin(axis),
    range: room.range,
    isLog: isLogY,
    hasLabels: true,
    divisions: 8,
  };
  const stems = room.labels.flatMap((label) => stemOf(label, y));
  return {
    span: [bottom, 1],
    margins,
    x,
    y,
    layers: [...layers, ...stems],
    texts: [...room.labels.map((label) => peakText(label, y)), ...header(options, margins, height)],
    ...(room.legend ? { legend: legendIn(room.legend, legend, margins) } : {}),
  };
}

function marginsOf(
  { title, note }: Pick<MainPanelOptions, "title" | "note">,
  { hasBelow, height }: { hasBelow: boolean; height: number },
): Margins {
  const top = (title || note ? 42 : 25) / height;
  return { left: 0.13, right: 0.04, bottom: hasBelow ? 0.03 : 0.15, top };
}

function frameSize({ width, height }: FrameSize, { left, right, bottom, top }: Margins): FrameSize {
  return { width: width * (1 - left - right), height: height * (1 - bottom - top) };
}

/** From the first edge of any histogram to the last one, unless the reader wants a part. */
function horizontal(
  axis: Axis,
  layers: readonly Layer[],
  { xRange, isLogX = false, hasBelow }: Pick<MainPanelOptions, "xRange" | "isLogX" | "hasBelow">,
): PanelAxis {
  const edges = [axis.edges, ...layers.flatMap((layer) => ("edges" in layer ? [layer.edges] : []))];
  const all: readonly [number, number] = [
    Math.min(...edges.map((e) => e[0]!)),
    Math.max(...edges.map((e) => e.at(-1)!)),
  ];
  const range = xRange ?? all;
  if (!(range[0] < range[1])) {
    throw new RangeError(
      `Cannot show ${range[0]} to ${range[1]}: the range must end above its start`,
    );
  }
  if (isLogX && range[0] <= 0) {
    throw new RangeError(
      `Cannot draw a logarithmic axis from ${range[0]}: it must start above 0, so give bins or xRange that do`,
    );
  }
  const title = hasBelow ? "" : axis.label;
  return { title, range, isLog: isLogX, hasLabels: !hasBelow, divisions: 10 };
}

function header(
  { title, note }: Pick<MainPanelOptions, "title" | "note">,
  { left, right, top }: Margins,
  height: number,
): Text[] {
  const foot = 1 - top + 10 / height;
  const titles = title
    ? [{ text: title, at: [left, foot], in: "panel", align: "left", isBold: true } as const]
    : [];
  const notes = note
    ? [{ text: note, at: [1 - right, foot], in: "panel", align: "right" } as const]
    : [];
  return [...titles, ...notes];
}

/** The same box in shares of the panel instead of the frame. */
function legendIn(
  box: Box,
  entries: readonly LegendEntry[],
  { left, right, bottom, top }: Margins,
): NonNullable<Panel["legend"]> {
  const across = (share: number): number => left + share * (1 - left - right);
  const up = (share: number): number => bottom + share * (1 - bottom - top);
  return { entries, box: [across(box.left), up(box.bottom), across(box.right), up(box.top)] };
}

function peakText({ label, x, align, box }: PlacedLabel, y: PanelAxis): Text {
  return { text: label, at: [x, valueAt(box.bottom, y)], in: "axes", align };
}

/** The line from a label that had to move up down to its peak. */
function stemOf({ x, box, stem }: PlacedLabel, y: PanelAxis): Layer[] {
  if (stem === undefined) return [];
  const ends = [valueAt(stem, y), valueAt(box.bottom - 0.01, y)];
  return [{ kind: "line", x: [x, x], y: ends, style: { colour: "#8c8c8c", width: 1 } }];
}

/** "Events / 0.5 GeV", or "Events / bin" where the bins differ or the axis has no unit. */
function eventsPerBin({ edges, label }: Axis): string {
  const unit = /\[([^[\]]+)\]\s*$/.exec(label)?.[1];
  const width = edges[1]! - edges[0]!;
  const isEven = edges.every((edge, i) => Math.abs(edge - edges[0]! - i * width) < width * 1e-6);
  return isEven && unit ? `Events / ${Number(width.toPrecision(3))} ${unit}` : "Events / bin";
}

import { type Box, type FrameSize, findRoom, type PlacedLabel } from "./headroom.ts";
import type { Layer, LegendEntry, Margins, Panel, PanelAxis, Text } from "./panel.ts";
import type { Scene, SceneSize } from "./scene.ts";
import { valueAt } from "./skyline.ts";

/** Room for the numbers and the title of the vertical axis, in pixels. */
const leftRoom = 84;
/** Room for one number of the horizontal axis, in pixels. */
const numberRoom = 70;

/** The panel with the histograms. */
export function mainPanel(scene: Scene, { width, height: whole }: SceneSize): Panel {
  const { layers, legend, peaks, isLogY } = scene;
  const hasBelow = scene.below !== undefined;
  const bottom = hasBelow ? 0.3 : 0;
  const height = (1 - bottom) * whole;
  const margins = marginsOf(scene, { hasBelow, width, height });
  const x = horizontal(scene, { hasBelow, width });
  const room = findRoom(
    layers,
    { legend: legend.map(({ label }) => label), peaks },
    { x, isLogY, size: frameSize({ width, height }, margins) },
  );
  const y = {
    title: scene.yLabel,
    range: scene.yRange ?? room.range,
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
    texts: [...room.labels.map((label) => peakText(label, y)), ...header(scene, margins, height)],
    ...(room.legend ? { legend: legendIn(room.legend, legend, margins) } : {}),
  };
}

function marginsOf(
  { title, note }: Pick<Scene, "title" | "note">,
  { hasBelow, width, height }: SceneSize & { hasBelow: boolean },
): Margins {
  const top = (title || note ? 42 : 25) / height;
  const left = Math.max(0.13, leftRoom / width);
  return { left, right: 0.04, bottom: hasBelow ? 0.03 : 0.15, top };
}

function frameSize({ width, height }: FrameSize, { left, right, bottom, top }: Margins): FrameSize {
  return { width: width * (1 - left - right), height: height * (1 - bottom - top) };
}

function horizontal(
  { xRange: range, isLogX: isLog, xLabel }: Scene,
  { hasBelow, width }: { hasBelow: boolean; width: number },
): PanelAxis {
  if (!(range[0] < range[1])) {
    throw new RangeError(
      `Cannot show ${range[0]} to ${range[1]}: the range must end above its start`,
    );
  }
  if (isLog && range[0] <= 0) {
    throw new RangeError(
      `Cannot draw a logarithmic axis from ${range[0]}: it must start above 0, so give bins or xRange that do`,
    );
  }
  const divisions = Math.min(10, Math.round(width / numberRoom));
  return { title: hasBelow ? "" : xLabel, range, isLog, hasLabels: !hasBelow, divisions };
}

function header(
  { title, note }: Pick<Scene, "title" | "note">,
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

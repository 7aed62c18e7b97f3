import { clipBoxes } from "./clip-layers.ts";
import { freeCorner } from "./free-corner.ts";
import { type FrameSize, findRoom, type PlacedLabel } from "./headroom.ts";
import { legendsAbove, legendsInside } from "./legend-place.ts";
import { type Surroundings, shareBelow, surroundings } from "./margins.ts";
import type { Layer, Legend, Margins, Panel, PanelAxis, Text } from "./panel.ts";
import { rowNames } from "./row-names.ts";
import type { Scene, SceneSize } from "./scene.ts";
import { dividers, sectionNames } from "./section-names.ts";
import { valueAt } from "./skyline.ts";
import { topAxis } from "./top-axis.ts";

/** Room for one number of the horizontal axis, in pixels. */
const numberRoom = 70;

/** The panel with the histograms. */
export function mainPanel(scene: Scene, whole: SceneSize): Panel {
  const { width } = whole;
  const bottom = shareBelow(scene, whole);
  const size = { width, height: (1 - bottom) * whole.height };
  const around = surroundings(scene, size);
  const { margins } = around;
  const x = horizontal(scene, size);
  const { y, legends, labels } = vertical(scene, { x, margins, size });
  const stems = labels.flatMap((label) => stemOf(label, y));
  const onTop = scene.top && topAxis(scene.top, { axes: { x, y }, margins, height: size.height });
  const lines = scene.sections ? dividers(scene.sections, x, y.range) : [];
  const layers = scene.layers.map((layer) =>
    layer.kind === "boxes" ? clipBoxes(layer, { y: y.range }) : layer,
  );
  return {
    span: [bottom, 1],
    margins,
    x,
    y,
    layers: [...layers, ...stems, ...lines, ...(onTop?.layers ?? [])],
    texts: [
      ...labels.map((label) => peakText(label, y)),
      ...header(scene, margins, size.height),
      ...namesAround(scene, around, { x, y, size }),
      ...(onTop?.texts ?? []),
      ...(scene.texts ?? []).filter(({ at }) => isSeen(at, { x, y })),
    ],
    legends,
  };
}

/** The vertical axis, and what finds its place with it. */
function vertical(
  scene: Scene,
  { x, margins, size }: { x: PanelAxis; margins: Margins; size: FrameSize },
): { y: PanelAxis; legends: Legend[]; labels: readonly PlacedLabel[] } {
  const { layers, legend, peaks, isLogY, rows, yRange, yLabel } = scene;
  const frame = frameSize(size, margins);
  const isAbove = scene.legendAt === "above";
  const words = isAbove ? [] : legend.map(({ label }) => label);
  const look = rows
    ? ({ title: "", isLog: false, hasLabels: false, divisions: 8, ticks: "none" } as const)
    : { title: yLabel, isLog: isLogY, hasLabels: true, divisions: 8 };
  const isPossible = yRange && !(look.isLog && yRange[0] <= 0);
  const fixed = isPossible ? yRange : rows && ([0, rows.length] as const);
  const room = fixed
    ? { range: fixed, labels: [] }
    : findRoom(layers, { legend: words, peaks }, { x, isLogY, size: frame });
  const y: PanelAxis = { ...look, range: room.range };
  const box =
    fixed && words.length > 0 ? freeCorner(words, layers, { x, y, size: frame }) : room.legend;
  const legends = isAbove
    ? legendsAbove(legend, margins, { size, hasTopAxis: scene.top !== undefined })
    : box
      ? legendsInside(legend, margins, { box, size })
      : [];
  return { y, legends, labels: room.labels };
}

function frameSize({ width, height }: FrameSize, { left, right, bottom, top }: Margins): FrameSize {
  return { width: width * (1 - left - right), height: height * (1 - bottom - top) };
}

function horizontal(
  { xRange: range, isLogX: isLog, xLabel, below, sections, top, isWholeX = false }: Scene,
  { width }: SceneSize,
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
  const most = isWholeX ? Math.round(range[1] - range[0]) : 10;
  const divisions = Math.min(most, 10, Math.round(width / numberRoom));
  const isNamed = below !== undefined || sections !== undefined;
  const ticks = sections ? "none" : top ? "one" : "both";
  return { title: isNamed ? "" : xLabel, range, isLog, hasLabels: !isNamed, divisions, ticks };
}

function header(
  { title, note }: Pick<Scene, "title" | "note">,
  { left, right }: Margins,
  height: number,
): Text[] {
  const foot = 1 - 32 / height;
  const titles = title
    ? [{ text: title, at: [left, foot], in: "panel", align: "left", isBold: true } as const]
    : [];
  const notes = note
    ? [{ text: note, at: [1 - right, foot], in: "panel", align: "right" } as const]
    : [];
  return [...titles, ...notes];
}

/** Names of rows and sections; with a panel below, the sections are named there. */
function namesAround(
  { rows, sections, below }: Scene,
  around: Surroundings,
  { x, y, size }: { x: PanelAxis; y: PanelAxis; size: FrameSize },
): Text[] {
  const { margins, names, sections: space } = around;
  const ofRows =
    rows && names ? rowNames(rows, names, { margins, yRange: y.range, width: size.width }) : [];
  const ofSections =
    sections && space && !below
      ? sectionNames(sections, space, { x, margins, height: size.height })
      : [];
  return [...ofRows, ...ofSections];
}

function isSeen([x, y]: readonly [number, number], axes: Record<"x" | "y", PanelAxis>): boolean {
  const isIn = (value: number, { range: [from, to] }: PanelAxis): boolean =>
    value >= from && value <= to;
  return isIn(x, axes.x) && isIn(y, axes.y);
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

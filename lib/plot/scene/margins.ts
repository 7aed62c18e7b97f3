import { legendInRows } from "./legend-layout.ts";
import type { Margins } from "./panel.ts";
import { type NameSize, nameSize, nameSizeBelow } from "./row-names.ts";
import type { Scene, SceneSize } from "./scene.ts";
import { type SectionSpace, sectionSpace } from "./section-names.ts";
import { topAxisRoom } from "./top-axis.ts";

/** Room for the numbers and the title of the vertical axis, in pixels. */
const leftRoom = 84;
/** Shares of the width. */
const [leftShare, rightShare, mostForNames] = [0.13, 0.04, 0.45];

/** What stands around a frame, and how. */
export interface Surroundings {
  readonly margins: Margins;
  readonly names?: NameSize;
  readonly sections?: SectionSpace;
}

/** The margins of the main panel, which is so many pixels wide and high. */
export function surroundings(scene: Scene, { width, height }: SceneSize): Surroundings {
  const { rows, below } = scene;
  const left = leftOf(width);
  const sections = sectionsOf(scene, width * (1 - left - rightShare));
  const bottom = bottomOf(scene, sections, height);
  const frame = { right: rightShare, bottom, top: topOf(scene, width) / height };
  const most = mostForNames * width;
  if (rows) {
    const names = nameSize(rows, ((1 - bottom - frame.top) * height) / rows.length, most);
    return { margins: { ...frame, left: names.room / width }, names };
  }
  const room = below?.rows ? nameSizeBelow(below.rows, most).room / width : 0;
  return { margins: { ...frame, left: Math.max(left, room) }, ...(sections && { sections }) };
}

/** The part of the picture's height that the panel below has, more if long names stand under it. */
export function shareBelow(scene: Scene, { width, height }: SceneSize): number {
  const { below } = scene;
  if (!below) return 0;
  const names = sectionsOf(scene, 0.8 * width)?.room ?? 0;
  return (below.share ?? 0.3) + Math.max(0, names + 10 - numbersBelow * height) / height;
}

/** Under the panel below, for numbers and title, as a share of the picture. */
export const numbersBelow = 0.126;

/** For the numbers and the title of the horizontal axis, 84 pixels, less in a low picture; or for names. */
function bottomOf(
  { below, rows }: Scene,
  sections: SectionSpace | undefined,
  height: number,
): number {
  if (below) return 0.03;
  if (sections) return (sections.room + 10) / height;
  return rows ? 84 / height : Math.min(0.15, 84 / height);
}

export function sectionsOf(
  { sections, xRange }: Pick<Scene, "sections" | "xRange">,
  frameWidth: number,
): SectionSpace | undefined {
  return sections && sectionSpace(sections, xRange, frameWidth);
}

/** Above the frame, in pixels: the title, a legend, an axis. */
function topOf({ title, note, top, legend, legendAt }: Scene, width: number): number {
  const header = title || note ? 42 : 25;
  return (
    header + (top ? topAxisRoom : 0) + (legendAt === "above" ? legendHeight(legend, width) : 0)
  );
}

function legendHeight(legend: Scene["legend"], width: number): number {
  const labels = legend.map(({ label }) => label);
  return labels.length > 0 ? legendInRows(labels, legendWidth(width)).height + 4 : 0;
}

/** How wide a legend above the frame may be, in a picture so wide: as a frame with numbers beside it. */
export function legendWidth(width: number): number {
  return width * (1 - rightShare) - leftOf(width) * width;
}

function leftOf(width: number): number {
  return Math.max(leftShare, leftRoom / width);
}

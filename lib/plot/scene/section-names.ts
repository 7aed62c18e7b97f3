import { textWidth } from "../root/root-text.ts";
import { letters } from "./legend-layout.ts";
import type { Layer, Margins, PanelAxis, Text } from "./panel.ts";
import type { Section } from "./scene.ts";
import { shareOf } from "./skyline.ts";

/** Above and below a name, in pixels. */
const gap = 8;

/** How the names of sections are written, and the room below the frame that they take, in pixels. */
export interface SectionSpace {
  readonly isUpright: boolean;
  readonly room: number;
}

/** Names side by side if they fit, else upright; the frame is so many pixels wide. */
export function sectionSpace(
  sections: readonly Section[],
  [from, to]: readonly [number, number],
  frameWidth: number,
): SectionSpace {
  const isUpright = sections.some(
    (section) =>
      letters * textWidth(section.label) + gap >
      (frameWidth * (section.to - section.from)) / (to - from),
  );
  const widest = Math.max(...sections.map(({ label }) => textWidth(label)));
  return { isUpright, room: 2 * gap + letters * (isUpright ? widest : 1) };
}

/** The names of the sections that are seen, under the frame of a panel so many pixels high. */
export function sectionNames(
  sections: readonly Section[],
  { isUpright }: SectionSpace,
  { x, margins, height }: { readonly x: PanelAxis; readonly margins: Margins; height: number },
): Text[] {
  const { left, right, bottom } = margins;
  return inside(sections, x).map(({ from, to, label }) => {
    const middle = (shareOf(from, x) + shareOf(to, x)) / 2;
    const across = left + middle * (1 - left - right);
    const foot = bottom - (isUpright ? gap : gap + 0.8 * letters) / height;
    return {
      ...{ text: label, at: [across, foot], in: "panel", isUpright, isMiddle: isUpright },
      align: isUpright ? "right" : "centre",
    };
  });
}

/** Dashed lines between the sections. */
export function dividers(
  sections: readonly Section[],
  x: PanelAxis,
  yRange: readonly [from: number, to: number],
): Layer[] {
  return inside(sections, x)
    .slice(1)
    .map(({ from }) => ({
      kind: "line",
      x: [from, from],
      y: yRange,
      style: { colour: "#8c8c8c", width: 1, isDashed: true },
    }));
}

/** What of the sections is seen. */
function inside(sections: readonly Section[], { range: [from, to] }: PanelAxis): Section[] {
  return sections
    .filter((section) => section.to > from && section.from < to)
    .map((section) => ({
      ...section,
      from: Math.max(section.from, from),
      to: Math.min(section.to, to),
    }));
}

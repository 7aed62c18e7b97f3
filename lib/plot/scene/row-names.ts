import { textWidth } from "../root/root-text.ts";
import type { Margins, Text } from "./panel.ts";

/** Around a name, in pixels. */
const gap = 12;

/** How large the names of rows are written, and the room left of the frame that they take, in pixels. */
export interface NameSize {
  readonly size: number;
  readonly room: number;
}

/** Names as large as their rows allow, on at most `most` pixels beside the frame. */
export function nameSize(rows: readonly string[], rowHeight: number, most: number): NameSize {
  const size = Math.max(7, Math.min(16, Math.floor(0.8 * rowHeight)));
  const widest = Math.max(...rows.map(textWidth));
  return { size, room: Math.min(most, widest * size + 2 * gap) };
}

/** Names in the panel below a picture, on at most `most` pixels. */
export function nameSizeBelow(rows: readonly string[], most: number): NameSize {
  return nameSize(rows, 20, most);
}

/** The names of the rows that are seen, left of the frame; those too long end in an ellipsis. */
export function rowNames(
  rows: readonly string[],
  { size, room }: NameSize,
  {
    margins: { left, bottom, top },
    yRange: [from, to],
    width,
  }: {
    readonly margins: Margins;
    readonly yRange: readonly [from: number, to: number];
    readonly width: number;
  },
): Text[] {
  return rows.flatMap((name, i) => {
    const share = (rows.length - i - 0.5 - from) / (to - from);
    if (share < 0 || share > 1) return [];
    const at = [left - gap / width, bottom + share * (1 - bottom - top)] as const;
    const text = shortened(name, (room - 2 * gap) / size);
    return [{ text, at, in: "panel", align: "right", isMiddle: true, size } as const];
  });
}

/** The start of a text that is too wide, in units of its size. */
function shortened(text: string, room: number): string {
  if (textWidth(text) <= room + 1e-9) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("")}…`;
}

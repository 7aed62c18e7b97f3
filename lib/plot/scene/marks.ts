import type { Layer, LineStyle } from "./panel.ts";

/** The colours of one and of two standard deviations, as the Higgs searches have them: green and yellow. */
export const bandColours = [
  { colour: "#00a651", paleness: 0.55 },
  { colour: "#f5c400", paleness: 0.5 },
] as const;

type Look = Partial<LineStyle>;

/** A line at one place of the horizontal axis. */
export function upright(
  x: number,
  [from, to]: readonly [number, number],
  { colour = "#6c6c6c", width = 1, isDashed = false }: Look = {},
): Layer {
  return { kind: "line", x: [x, x], y: [from, to], style: { colour, width, isDashed } };
}

/** A line at one height. */
export function level(
  y: number,
  [from, to]: readonly [number, number],
  { colour = "#6c6c6c", width = 1, isDashed = false }: Look = {},
): Layer {
  return { kind: "line", x: [from, to], y: [y, y], style: { colour, width, isDashed } };
}

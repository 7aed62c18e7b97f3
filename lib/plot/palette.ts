/** Colours that people with any colour vision can tell apart: Okabe and Ito, jfly.uni-koeln.de/color. */
export const palette: readonly string[] = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#6c6c6c",
];

/** An uncertainty, through which one sees what lies below. */
export const bandColour = "rgba(60, 60, 60, 0.3)";

/** The colour of the i-th thing in a picture. */
export function colourOf(i: number): string {
  return palette[i % palette.length]!;
}

/** The same colour as an area, so pale that lines and points stand out on it. */
export function pale(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${parts.map((part) => Math.round(part + (255 - part) * 0.72).toString(16)).join("")}`;
}

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

/** The colour of the i-th thing in a picture: after the palette, its darker and then its lighter tones. */
export function colourOf(i: number): string {
  const colour = palette[i % palette.length]!;
  const tone = Math.floor(i / palette.length) % 3;
  return tone === 0 ? colour : mixed(colour, tone === 1 ? "#000000" : "#ffffff", 0.4);
}

/** The same colour as an area, so pale that lines and points stand out on it. */
export function pale(colour: string): string {
  return mixed(colour, "#ffffff", 0.72);
}

/** So much of the way from one colour to another, "#0072b2" or "rgb(0, 114, 178)"; with an opacity, as "rgba(…)". */
export function mixed(from: string, to: string, share: number, opacity?: number): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  const parts = a.map((part, i) => Math.round(part + (b[i]! - part) * share));
  if (opacity !== undefined) return `rgba(${parts.join(", ")}, ${opacity})`;
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function partsOf(colour: string): number[] {
  if (colour.startsWith("#")) {
    return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  }
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

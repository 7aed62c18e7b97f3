const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** Name of one of the eight colours of a terminal; "" is the colour of ordinary text. */
export function colourName(index: number): string {
  return names[index] ?? "";
}

/** The nearest of the eight to one of 256: the first sixteen, a cube of 6 × 6 × 6, then greys. */
export function nameOfIndex(index: number): string {
  if (index < 16) return colourName(index % 8);
  if (index >= 232) return grey(((index - 232) / 23) * 255);
  const place = index - 16;
  return nameOfRgb(
    [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map((x) => x * 51),
  );
}

/** The one of the eight that has the hue of a colour; greys have none. */
export function nameOfRgb(rgb: readonly number[]): string {
  const [max, min] = [Math.max(...rgb), Math.min(...rgb)];
  if (max - min < 0.25 * max || max < 40) return grey(max);
  const bits = rgb.map((part, i) => (part - min > 0.5 * (max - min) ? 1 << i : 0));
  return colourName(bits.reduce((sum, bit) => sum + bit, 0));
}

function grey(brightness: number): string {
  return brightness > 127 ? "white" : "black";
}

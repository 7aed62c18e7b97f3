/** Places in a text: Jupyter counts characters as Unicode has them, JavaScript counts UTF-16 units. */

/** The UTF-16 unit where the character number `codePoints` begins. */
export function toUnits(text: string, codePoints: number): number {
  let units = 0;
  for (let seen = 0; seen < codePoints && units < text.length; seen++) {
    units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  }
  return units;
}

/** How many characters begin before the UTF-16 unit number `units`. */
export function toCodePoints(text: string, units: number): number {
  let codePoints = 0;
  for (const _ of text.slice(0, units)) codePoints++;
  return codePoints;
}

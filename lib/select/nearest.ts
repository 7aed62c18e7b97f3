/** The known name that differs least, if it is near enough to be a slip. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase();
  const allowed = plain.length > 5 ? 2 : 1;
  let best: string | undefined;
  let least = allowed + 1;
  for (const one of known) {
    const slips = distance(one.toLowerCase(), plain, least);
    if (slips < least) [best, least] = [one, slips];
  }
  return best;
}

/** ": is luminosity meant?", or nothing. */
export function isMeant(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? "" : `: is ${near} meant?`;
}

/** Letters to change, add, leave out or swap with their neighbour (Damerau and Levenshtein); `enough` ends the count. */
function distance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(row[j - 1]! + (same ? 0 : 1), row[j]! + 1, next[j - 1]! + 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (i > 1 && j > 1 && swapped) slips = Math.min(slips, before[j - 2]! + 1);
      next.push(slips);
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}

/** Draws an index with given weights in one step (Walker 1977, in Vose's form of 1991). */
export interface AliasTable {
  /** Probability to stay at the index first drawn. */
  readonly stay: Float64Array;
  /** Where to go otherwise. */
  readonly other: Int32Array;
  readonly totalWeight: number;
}

export function aliasTable(weights: Float64Array): AliasTable {
  const n = weights.length;
  const totalWeight = weights.reduce((sum, w) => sum + w, 0);
  if (!(totalWeight > 0)) throw new RangeError("Cannot draw: every weight is zero");
  const stay = weights.map((w) => (w * n) / totalWeight);
  const other = Int32Array.from({ length: n }, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i++) (stay[i]! < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const [s, l] = [small.pop()!, large.pop()!];
    other[s] = l;
    stay[l] = stay[l]! + stay[s]! - 1;
    (stay[l]! < 1 ? small : large).push(l);
  }
  for (const i of small) stay[i] = 1; // what rounding left over
  for (const i of large) stay[i] = 1;
  return { stay, other, totalWeight };
}

/** One index, from two uniform numbers: the first picks a slot, the second decides whether to stay there. */
export function drawIndex({ stay, other }: AliasTable, u: number, v: number): number {
  const slot = Math.floor(u * stay.length);
  return v < stay[slot]! ? slot : other[slot]!;
}

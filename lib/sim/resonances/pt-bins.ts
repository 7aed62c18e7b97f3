import { column, type EventTable, take } from "../../event/index.ts";
import { type Axis, edges as axisOf, binFinder, type Hist1D } from "../../hist/index.ts";

/** Mesons or pairs with |y| in a slice, from its lower end up to its upper end. */
export function inRapidity(events: EventTable, [from, to]: readonly [number, number]): EventTable {
  const kept: number[] = [];
  for (const [i, y] of column(events, "y").entries()) {
    if (Math.abs(y) >= from && Math.abs(y) < to) kept.push(i);
  }
  return take(events, kept);
}

/** One table for each bin of pT between these edges [GeV]; what is outside is left out. */
export function inPtBins(events: EventTable, edges: ArrayLike<number>): EventTable[] {
  const rows: number[][] = Array.from({ length: edges.length - 1 }, () => []);
  const find = binFinder(axisOf(edges));
  for (const [i, pt] of column(events, "pt").entries()) rows[find(pt)]?.push(i);
  return rows.map((kept) => take(events, kept));
}

/** A histogram with these values and errors in its bins, such as a measured spectrum; nothing outside. */
export function histFromValues(
  axis: Axis,
  values: ArrayLike<number>,
  errors: ArrayLike<number>,
): Hist1D {
  const bins = axis.edges.length - 1;
  for (const { length } of [values, errors]) {
    if (length === bins) continue;
    throw new RangeError(`Cannot put ${length} numbers into ${bins} bins: each bin needs one`);
  }
  const inSlots = (of: (bin: number) => number): Float64Array =>
    Float64Array.from({ length: bins + 2 }, (_, slot) =>
      slot === 0 || slot === bins + 1 ? 0 : of(slot - 1),
    );
  return { axis, sumW: inSlots((i) => values[i]!), sumW2: inSlots((i) => errors[i]! ** 2) };
}

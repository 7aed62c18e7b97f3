import { type Axis, binContents, type Hist1D } from "../hist/index.ts";

/** The bins that lie wholly in `range`, with their counts; throws if they do not hold plain counts. */
export function countsIn(
  h: Hist1D,
  range: readonly [number, number] = [-Infinity, Infinity],
): { readonly axis: Axis; readonly counts: Float64Array } {
  const { edges, label } = h.axis;
  const rounding = 1e-9 * (edges[edges.length - 1]! - edges[0]!);
  const from = edges.findIndex((edge) => edge >= range[0] - rounding);
  const to = edges.findLastIndex((edge) => edge <= range[1] + rounding);
  if (from < 0 || to <= from) {
    throw new RangeError(
      `Cannot fit from ${range[0]} to ${range[1]}: no bin of the axis from ${edges[0]} to ${edges.at(-1)} is inside`,
    );
  }
  const counts = binContents(h).slice(from, to);
  const isCount = (n: number, i: number): boolean => n >= 0 && n === h.sumW2[from + 1 + i];
  if (!counts.every(isCount)) {
    throw new RangeError(
      "Cannot fit a weighted histogram with the Poisson likelihood, whose errors are those of counts: fill it without weights",
    );
  }
  if (!counts.some((n) => n > 0)) {
    throw new RangeError(
      `Cannot fit from ${edges[from]} to ${edges[to]}: all bins there are empty`,
    );
  }
  return { axis: { edges: edges.slice(from, to + 1), label }, counts };
}

import type { Hist1D } from "./hist1d.ts";

/** Every weight times `factor`: a simulated sample brought to the luminosity of the data. */
export function scale(h: Hist1D, factor: number): Hist1D {
  return {
    axis: h.axis,
    sumW: h.sumW.map((w) => w * factor),
    sumW2: h.sumW2.map((w2) => w2 * factor * factor),
  };
}

/** The histogram of all events of both; the variances add. */
export function add(a: Hist1D, b: Hist1D): Hist1D {
  checkSameBins(a, b);
  return {
    axis: a.axis,
    sumW: a.sumW.map((w, i) => w + b.sumW[i]!),
    sumW2: a.sumW2.map((w2, i) => w2 + b.sumW2[i]!),
  };
}

/** `a` without `b`: data minus an independent estimate of the background; the variances add. */
export function subtract(a: Hist1D, b: Hist1D): Hist1D {
  return add(a, scale(b, -1));
}

/**
 * `a`/`b` bin by bin, with the error of a ratio of independent numbers. A bin in which `b` is 0 has
 * no ratio and holds NaN, which plots leave out.
 */
export function ratio(a: Hist1D, b: Hist1D): Hist1D {
  checkSameBins(a, b);
  const sumW = a.sumW.map((w, i) => (b.sumW[i] === 0 ? Number.NaN : w / b.sumW[i]!));
  const sumW2 = sumW.map((r, i) => (a.sumW2[i]! + r * r * b.sumW2[i]!) / b.sumW[i]! ** 2);
  return { axis: a.axis, sumW, sumW2 };
}

function checkSameBins(a: Hist1D, b: Hist1D): void {
  const same =
    a.axis.edges.length === b.axis.edges.length &&
    a.axis.edges.every((edge, i) => edge === b.axis.edges[i]);
  if (same) return;
  const describe = ({ axis: { edges } }: Hist1D): string =>
    `${edges.length - 1} bins from ${edges[0]} to ${edges.at(-1)}`;
  throw new RangeError(
    `Cannot combine histograms of ${describe(a)} and of ${describe(b)}: their edges must be the same`,
  );
}

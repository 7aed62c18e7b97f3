import { betaI, type Random } from "../../core/index.ts";
import { binContents, type Hist1D, histFromCounts } from "../../hist/index.ts";
import { significanceOf } from "./counting.ts";

export interface BumpOptions {
  /** Narrowest and widest window, in bins. Default: 2 and 5. */
  readonly bins?: readonly [number, number];
}

/** The window of a spectrum that holds more than all others of what it should not. */
export interface Bump {
  /** Its ends, in the unit of the axis. */
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  /** From the shape of the background, scaled to what is seen outside of the window. */
  readonly expected: number;
  /** Local: for this window alone, as if nobody had looked elsewhere. */
  readonly pValue: number;
  readonly significance: number;
}

/**
 * Slides windows over a spectrum and finds the most improbable excess over a background of known shape and
 * unknown height (in the manner of G. Choudalakis, arXiv:1101.0390). Of N events in all, those in the window are
 * binomial with the share that the shape has there, which needs no height: p is exact.
 */
export function findBump(observed: Hist1D, shape: Hist1D, options: BumpOptions = {}): Bump {
  const windows = windowsOf(shape, options);
  const counts = binContents(observed);
  if (counts.length !== windows.nBins) {
    throw new RangeError(
      `Cannot compare ${counts.length} bins with a shape of ${windows.nBins}: the same axis is needed`,
    );
  }
  if (!counts.every((n) => Number.isInteger(n) && n >= 0)) {
    throw new RangeError("Cannot look for a bump in a weighted histogram: counts are needed");
  }
  const [best, pValue] = mostImprobable(windows, counts);
  const { from, to, share } = windows.all[best]!;
  const { edges } = observed.axis;
  const [inside, total] = [sumOf(counts, from, to), sumOf(counts, 0, counts.length)];
  return {
    ...{ from: edges[from]!, to: edges[to]!, observed: inside },
    expected: ((total - inside) * share) / (1 - share),
    ...{ pValue, significance: significanceOf(pValue) },
  };
}

export interface ToyBumpOptions extends BumpOptions {
  readonly random: Random;
  /** Default: 1000. */
  readonly nToys?: number;
}

/**
 * Pretends spectra of `nEvents` events that hold nothing but background, looks for a bump in each, and gives
 * their local p-values: what chance and a wide search can do.
 */
export function pretendBumps(
  shape: Hist1D,
  nEvents: number,
  { random, nToys = 1000, ...options }: ToyBumpOptions,
): Float64Array {
  if (!(Number.isInteger(nEvents) && nEvents > 0 && Number.isInteger(nToys) && nToys > 0)) {
    throw new RangeError(
      `Cannot pretend ${nToys} spectra of ${nEvents} events: whole numbers above 0 are wanted`,
    );
  }
  const windows = windowsOf(shape, options);
  return Float64Array.from({ length: nToys }, () => {
    const counts = drawSpectrum(windows.cumulated, nEvents, random);
    return mostImprobable(windows, counts)[1];
  });
}

/** One spectrum of `nEvents` events with the shape of the background. */
export function pretendSpectrum(shape: Hist1D, nEvents: number, random: Random): Hist1D {
  const { cumulated } = windowsOf(shape, { bins: [1, 1] });
  return histFromCounts(shape.axis, drawSpectrum(cumulated, nEvents, random));
}

/** Bins from `from` to before `to`, and the share of the background in them. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

interface Windows {
  readonly nBins: number;
  readonly cumulated: Float64Array;
  readonly all: readonly Window[];
}

function windowsOf(shape: Hist1D, { bins: [least, most] = [2, 5] }: BumpOptions): Windows {
  const contents = binContents(shape);
  const nBins = contents.length;
  if (!(Number.isInteger(least) && least >= 1 && most >= least && most < nBins)) {
    throw new RangeError(
      `Cannot slide windows of ${least} to ${most} bins over ${nBins}: whole numbers from 1 are wanted, fewer than all bins`,
    );
  }
  const total = sumOf(contents, 0, nBins);
  if (!(total > 0 && contents.every((content) => content >= 0))) {
    throw new RangeError(
      "Cannot use this shape of the background: it has a bin below zero, or nothing in it",
    );
  }
  let sum = 0;
  const cumulated = contents.map((content) => (sum += content / total));
  const all: Window[] = [];
  for (let width = least; width <= most; width++) {
    for (let from = 0; from + width <= nBins; from++) {
      const share = sumOf(contents, from, from + width) / total;
      if (share > 0 && share < 1) all.push({ from, to: from + width, share });
    }
  }
  return { nBins, cumulated, all };
}

/** Place and p-value of the window with the smallest one. */
function mostImprobable({ all }: Windows, counts: Float64Array): [place: number, pValue: number] {
  const total = sumOf(counts, 0, counts.length);
  let [place, least] = [0, 1];
  for (const [i, { from, to, share }] of all.entries()) {
    const inside = sumOf(counts, from, to);
    if (inside <= total * share) continue;
    const p = betaI(share, inside, total - inside + 1);
    if (p < least) [place, least] = [i, p];
  }
  return [place, least];
}

function drawSpectrum(cumulated: Float64Array, nEvents: number, random: Random): Float64Array {
  const counts = new Float64Array(cumulated.length);
  for (let i = 0; i < nEvents; i++) {
    const u = random();
    let bin = 0;
    while (bin < cumulated.length - 1 && cumulated[bin]! < u) bin++;
    counts[bin]!++;
  }
  return counts;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum;
}

import { clamped } from "./derivatives.ts";
import type { PeakParts } from "./peak-model.ts";
import type { PeakParameter } from "./peak-shape.ts";

/** Counts in the bins between these edges. */
export interface Counts {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

export type PeakNumbers = Readonly<Partial<Record<PeakParameter, number>>>;

/** What a search needs to know of a parameter. */
export interface Guess {
  readonly start: number;
  /** A change that matters. */
  readonly step: number;
  readonly limits: readonly [number, number];
}

/** First values for all parameters: those the user gave, and the others read off the histogram. */
export function guesses(
  data: Counts,
  parts: PeakParts,
  given: PeakNumbers,
): Readonly<Record<PeakParameter, Guess>> {
  const seen = readOff(data, parts.background !== "none");
  const { range, bin, spread } = seen;
  const width = given.width ?? 0.8 * spread;
  const resolution = given.resolution ?? resolutionOf(parts, spread, width);
  const steepest = (parts.background === "linear" ? 2 : 50) / range;
  const yieldStep = Math.sqrt(seen.signal + seen.background);
  const found: Record<PeakParameter, Guess> = {
    mass: { start: seen.mass, step: spread, limits: seen.ends },
    width: { start: width, step: spread, limits: [bin / 1000, range] },
    resolution: { start: resolution, step: spread, limits: [bin / 10, range] },
    wideResolution: { start: 2 * resolution, step: spread, limits: [bin / 10, range] },
    wideFraction: { start: 0.3, step: 0.1, limits: [0, 1] },
    alpha: { start: 1.5, step: 0.5, limits: [0.2, 6] },
    n: { start: 3, step: 1, limits: [1.05, 50] },
    tailFraction: { start: 0.15, step: 0.1, limits: [0, 1] },
    tailLength: { start: range / 8, step: range / 8, limits: [bin, 10 * range] },
    signal: { start: seen.signal, step: yieldStep, limits: [0, Infinity] },
    background: { start: seen.background, step: yieldStep, limits: [0, Infinity] },
    slope: {
      start: clamped(seen.slope, [-0.9 * steepest, 0.9 * steepest]),
      step: 1 / range,
      limits: [-steepest, steepest],
    },
  };
  for (const name of Object.keys(given) as PeakParameter[]) {
    found[name] = { ...found[name], start: given[name]! }; // PeakNumbers has parameters as keys
  }
  return found;
}

/** The part of the peak's spread that the natural width does not explain. */
function resolutionOf({ shape }: PeakParts, spread: number, width: number): number {
  if (shape === "double-gauss") return 0.8 * spread;
  if (shape !== "breit-wigner-gauss") return spread;
  return Math.sqrt(Math.max(0.1 * spread ** 2, spread ** 2 - (width / 2.355) ** 2));
}

/** What the eye sees: the level at both ends, and what stands out of it. */
function readOff({ edges, counts }: Counts, hasBackground: boolean) {
  const bins = counts.length;
  const ends = [edges[0]!, edges[bins]!] as const;
  const range = ends[1] - ends[0];
  const height = (from: number, to: number): number =>
    total(counts.subarray(from, to)) / (edges[to]! - edges[from]!);
  const side = Math.max(1, Math.floor(bins / 6));
  const [left, right] = [height(0, side), height(bins - side, bins)];
  const level = hasBackground ? Math.max((left + right) / 2, 1e-3 / range) : 0;
  let top = { at: 0, height: 0 };
  for (let i = 0; i < bins; i++) {
    const [from, to] = [Math.max(0, i - 1), Math.min(bins, i + 2)];
    const around = height(from, to);
    if (around > top.height) top = { at: (edges[i]! + edges[i + 1]!) / 2, height: around };
  }
  const all = total(counts);
  const background = Math.min(0.9 * all, level * range);
  const signal = all - background;
  // a Gaussian of this height and area is as wide as this
  const spread = signal / (Math.max(top.height - level, 0.1 * top.height) * Math.sqrt(2 * Math.PI));
  return {
    ends,
    range,
    bin: range / bins,
    mass: top.at,
    signal,
    background,
    slope: (right - left) / (level || 1) / (range * (1 - side / bins)),
    spread: clamped(spread, [range / bins / 2, range / 4]),
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

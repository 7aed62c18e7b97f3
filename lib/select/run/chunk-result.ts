import type { EventTable } from "../../event/index.ts";
import type { ExactSums } from "../histograms/exact-sum.ts";

/** What one chunk of events gave, for the analysis as it is and for each kinematic change of it. */
export interface ChunkResult {
  readonly nEvents: number;
  /** "nominal", "jetScale_up", … */
  readonly variations: Readonly<Record<string, VariationResult>>;
}

export interface VariationResult {
  /** Events left after each step: all, the common cuts, then those of each region. */
  readonly counts: Float64Array;
  /** The same with the weight of the generator and σLK/Σw. */
  readonly weighted: ExactSums;
  /** By `histogramKey`; only what was asked for. */
  readonly histograms: Readonly<Record<string, FilledBins>>;
  /** A row for each event that is in a region; only if asked for. */
  readonly rows?: EventTable;
}

/** Sums of weights and of their squares in the bins, with under- and overflow. */
export interface FilledBins {
  readonly sumW: ExactSums;
  readonly sumW2: ExactSums;
}

export const nominal = "nominal";

/** "zee mass nominal" */
export function histogramKey(region: string, variable: string, systematic: string): string {
  return `${region} ${variable} ${systematic}`;
}

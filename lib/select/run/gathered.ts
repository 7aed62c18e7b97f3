import type { Hist1D } from "../../hist/index.ts";
import type { Analysis } from "../config/analysis.ts";
import { addAll, type ExactSums, exactSums, valuesOf } from "../histograms/exact-sum.ts";
import { emptyBins, filledVariables } from "../histograms/fill-regions.ts";
import type { FilledBins, VariationResult } from "./chunk-result.ts";

/** What was gathered of each sample: variations by name. */
export type Gathered = readonly ReadonlyMap<string, GatheredVariation>[];

/** What all chunks of one sample gave under one variation. */
export interface GatheredVariation {
  counts: Float64Array;
  readonly weighted: ExactSums;
  readonly histograms: Map<string, FilledBins>;
}

export function emptyVariation(): GatheredVariation {
  return { counts: new Float64Array(0), weighted: exactSums(0), histograms: new Map() };
}

/** Adds what one chunk gave. */
export function gather(
  all: GatheredVariation,
  { counts, weighted, histograms }: VariationResult,
): void {
  if (all.counts.length === 0) {
    all.counts = new Float64Array(counts.length);
    all.weighted.parts.push(...exactSums(counts.length).parts);
  }
  for (let i = 0; i < counts.length; i++) all.counts[i]! += counts[i]!;
  addAll(all.weighted, weighted);
  for (const [key, bins] of Object.entries(histograms)) {
    const sum = all.histograms.get(key);
    if (!sum) all.histograms.set(key, bins);
    else {
      addAll(sum.sumW, bins.sumW);
      addAll(sum.sumW2, bins.sumW2);
    }
  }
}

/** A filled histogram, or an empty one where no chunk filled it. */
export function histogramOf(
  analysis: Analysis,
  variable: string,
  bins: readonly (FilledBins | undefined)[],
): Hist1D {
  const axis = filledVariables(analysis).find(({ name }) => name === variable)!.axis;
  const sum = emptyBins(axis);
  for (const one of bins) {
    if (!one) continue;
    addAll(sum.sumW, one.sumW);
    addAll(sum.sumW2, one.sumW2);
  }
  return { axis, sumW: valuesOf(sum.sumW), sumW2: valuesOf(sum.sumW2) };
}

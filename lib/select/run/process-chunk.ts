import { DataError } from "../../core/index.ts";
import type { EventTable } from "../../event/index.ts";
import { addTo, type ExactSums, exactSums } from "../histograms/exact-sum.ts";
import { fillRegions } from "../histograms/fill-regions.ts";
import { rowsOf } from "../ntuple/rows.ts";
import type { Change } from "../objects/chosen.ts";
import type { ChunkContext } from "./chunk-context.ts";
import { type ChunkResult, nominal, type VariationResult } from "./chunk-result.ts";
import { type SelectedEvents, selectEvents } from "./select-events.ts";

/** Selects the events of a chunk, as the analysis is and with each kinematic change. */
export function processChunk(context: ChunkContext, table: EventTable): ChunkResult {
  const variations: Record<string, VariationResult> = {
    [nominal]: vary(context, table, undefined),
  };
  for (const [name, change] of Object.entries(context.selection.objects.changes)) {
    variations[`${name}_up`] = vary(context, table, { ...change, direction: 1 });
    variations[`${name}_down`] = vary(context, table, { ...change, direction: -1 });
  }
  return { nEvents: table.nEvents, variations };
}

function vary(
  context: ChunkContext,
  table: EventTable,
  change: Change | undefined,
): VariationResult {
  const { selection, purpose } = context;
  const selected = selectEvents(selection, table, { ...context, change });
  checkWeights(context, selected);
  const { counts, weighted } = countSteps(selected);
  return {
    ...{ counts, weighted },
    histograms: purpose.histograms
      ? fillRegions(context.analysis, selection, selected, change === undefined)
      : {},
    ...(purpose.rows && { rows: rowsOf(context, selected, change === undefined) }),
  };
}

function countSteps({ common, regions, weights }: SelectedEvents): {
  readonly counts: Float64Array;
  readonly weighted: ExactSums;
} {
  const steps = [...common, ...regions.flat()];
  const counts = new Float64Array(steps.length);
  const weighted = exactSums(steps.length);
  for (const [step, passed] of steps.entries()) {
    for (let i = 0; i < passed.length; i++) {
      if (passed[i] === 0) continue;
      counts[step]!++;
      addTo(weighted, step, weights.base[i]!);
    }
  }
  return { counts, weighted };
}

/** Refuses a weight that is no number where it would count. */
function checkWeights(
  { analysis, file, from }: ChunkContext,
  { regions, weights, common }: SelectedEvents,
): void {
  const passed = regions.map((cuts) => cuts.at(-1) ?? common.at(-1)!);
  for (let i = 0; i < weights.nominal.length; i++) {
    if (Number.isFinite(weights.nominal[i]) && Number.isFinite(weights.base[i])) continue;
    const region = Number.isFinite(weights.base[i]) ? passed.findIndex((one) => one[i] === 1) : 0;
    if (region < 0) continue;
    const { name } = analysis.regions[region]!;
    throw new DataError(
      file,
      `event ${from + i} would enter ${name} with the weight ${weights.nominal[i]}: a number is wanted`,
    );
  }
}

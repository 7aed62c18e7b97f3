import { join } from "node:path";
import { column, type EventTable } from "../../event/index.ts";
import { listParquet, readParquet } from "../../io/index.ts";
import type { Analysis } from "../config/analysis.ts";
import { readAnalysis } from "../config/read-analysis.ts";
import { exactSums } from "../histograms/exact-sum.ts";
import { fillRows } from "../histograms/fill-regions.ts";
import { type AnalysisRun, analysisRun } from "../run/analysis-run.ts";
import { nominal } from "../run/chunk-result.ts";
import type { WeightedCutflow } from "../run/cutflows.ts";
import { emptyVariation, type GatheredVariation, gather } from "../run/gathered.ts";
import { commonCuts } from "../run/steps.ts";
import { selectionDigest } from "./identity.ts";
import { ntuplesOf } from "./listing.ts";

/** Rows at once. */
const chunk = 65_536;

/** What an analysis finds in its ntuples: the same as in its files, and in a moment. Binning, blinding and fit may have changed since. */
export async function runNtuples(
  analysis: Analysis | string,
  folder: string,
): Promise<AnalysisRun> {
  const read = typeof analysis === "string" ? readAnalysis(analysis) : analysis;
  const { files, samples, notes, cutflows } = ntuplesOf(folder, selectionDigest(read));
  const gathered = read.samples.map(() => new Map<string, GatheredVariation>());
  for (const { file, sample, variation } of files) {
    const all = emptyVariation();
    gather(all, { ...stepsOf(read, cutflows, sample, variation), histograms: {} });
    await fillFile(read, join(folder, file), variation === nominal, (histograms) => {
      gather(all, { counts: new Float64Array(0), weighted: exactSums(0), histograms });
    });
    gathered[read.samples.findIndex(({ name }) => name === sample)]!.set(variation, all);
  }
  return analysisRun(read, { samples, notes }, gathered);
}

async function fillFile(
  analysis: Analysis,
  path: string,
  withChanges: boolean,
  take: (histograms: ReturnType<typeof fillRows>) => void,
): Promise<void> {
  const { nEvents, columns: listed } = await listParquet(path);
  const weights = listed.map(({ name }) => name).filter((name) => /^weight(_|$)/.test(name));
  const columns = [
    ...(withChanges ? weights : ["weight"]),
    ...analysis.regions.map(({ name }) => `region_${name}`),
    ...analysis.variables.map(({ name }) => name),
  ];
  for (let from = 0; from < nEvents; from += chunk) {
    const range = [from, Math.min(from + chunk, nEvents)] as const;
    take(fillRows(analysis, rowsIn(await readParquet(path, { columns, range }), analysis)));
  }
}

function rowsIn(
  table: EventTable,
  { regions, variables }: Analysis,
): Parameters<typeof fillRows>[1] {
  const named = Object.keys(table.columns).filter((name) => name.startsWith("weight_"));
  const changed = named.map((name) => [name.slice("weight_".length), column(table, name)] as const);
  return {
    weights: { [nominal]: column(table, "weight"), ...Object.fromEntries(changed) },
    inside: regions.map(({ name }) => Uint8Array.from(column(table, `region_${name}`))),
    values: Object.fromEntries(variables.map(({ name }) => [name, column(table, name)])),
  };
}

/** The steps of a sample's cutflows in their order, as `cutflowsOf` took them apart. */
function stepsOf(
  analysis: Analysis,
  cutflows: readonly WeightedCutflow[],
  sample: string,
  variation: string,
): Pick<GatheredVariation, "counts" | "weighted"> {
  const mine = cutflows.filter((one) => one.sample === sample && one.variation === variation);
  const spec = analysis.samples.find(({ name }) => name === sample)!; // of the same selection
  const nCommon = 1 + commonCuts(analysis, spec).length;
  const rows = mine.flatMap(({ rows: all }, i) => (i === 0 ? all : all.slice(nCommon)));
  return {
    counts: Float64Array.from(rows, ({ events }) => events),
    weighted: { parts: rows.map(({ weighted }) => [weighted]) },
  };
}

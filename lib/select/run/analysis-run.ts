import { type Displayable, mimeBundle } from "../../core/index.ts";
import type { Hist1D } from "../../hist/index.ts";
import type { Workspace } from "../../stats/histfactory/index.ts";
import type { Analysis } from "../config/analysis.ts";
import type { Cutflow } from "../cutflow.ts";
import { isMeant } from "../nearest.ts";
import { histogramKey, nominal } from "./chunk-result.ts";
import { cutflowOf, type WeightedCutflow, weightedCutflows } from "./cutflows.ts";
import type { Gathered } from "./gathered.ts";
import { histogramOf } from "./gathered.ts";
import { processesOf } from "./processes.ts";
import type { SampleTable } from "./sample-table.ts";
import type { WantedHistogram } from "./wanted-histogram.ts";
import { type WorkspaceOptions, workspaceOf } from "./workspace.ts";
import { type Yields, yieldsOf } from "./yields.ts";

/** What an analysis found; shows itself as the table of its yields. */
export interface AnalysisRun extends Displayable {
  readonly analysis: Analysis;
  /** Each sample with its events, cross-section, sum of weights and the weight of one event. */
  readonly samples: SampleTable;
  /** What the reader should know: sentences. */
  readonly notes: readonly string[];
  /** Events in each region, by process, beside the data. */
  readonly yields: Yields;
  /** What each cut did to a sample on its way into a region; `variation` as "jetScale_up". */
  cutflow(sample: string, region: string, variation?: string): Cutflow;
  /** Every cutflow with its weighted numbers, for files. */
  readonly cutflows: readonly WeightedCutflow[];
  histogram(wanted: WantedHistogram): Hist1D;
  /** The HistFactory workspace of the regions that are fitted. */
  workspace(options?: WorkspaceOptions): Workspace;
}

/** Puts together what was gathered. */
export function analysisRun(
  analysis: Analysis,
  { samples, notes }: Pick<AnalysisRun, "samples" | "notes">,
  gathered: Gathered,
): AnalysisRun {
  const histogram = (wanted: WantedHistogram): Hist1D => {
    const { region, variable = "count", process, systematic = nominal } = wanted;
    checkWanted(analysis, region, variable, process);
    const bins = analysis.samples.flatMap((sample, i) => {
      const isMeantHere =
        process === "data"
          ? sample.kind === "data"
          : sample.kind !== "data" && sample.process === process;
      if (!isMeantHere) return [];
      const variations = gathered[i]!;
      const changed = variations
        .get(systematic)
        ?.histograms.get(histogramKey(region, variable, nominal));
      const all = variations.get(nominal)?.histograms;
      return [
        changed ??
          all?.get(histogramKey(region, variable, systematic)) ??
          all?.get(histogramKey(region, variable, nominal)),
      ];
    });
    return histogramOf(analysis, variable, bins);
  };
  const run = {
    ...{ analysis, samples, notes, histogram },
    cutflow: (sample: string, region: string, variation = nominal) =>
      cutflowOf(analysis, gathered, { sample, region, variation }),
    cutflows: weightedCutflows(analysis, gathered),
    yields: yieldsOf(analysis, histogram),
    workspace: (options: WorkspaceOptions = {}) => workspaceOf(analysis, histogram, options),
  };
  return { ...run, [mimeBundle]: () => run.yields[mimeBundle]() };
}

function checkWanted(analysis: Analysis, region: string, variable: string, process: string): void {
  const wanted = [
    ["region", region, analysis.regions.map(({ name }) => name)],
    ["variable", variable, ["count", ...analysis.variables.map(({ name }) => name)]],
    ["process", process, [...processesOf(analysis).map(({ name }) => name), "data"]],
  ] as const;
  for (const [what, name, known] of wanted) {
    if (known.includes(name)) continue;
    const hint = isMeant(name, known) || `: there are ${known.join(", ")}`;
    throw new RangeError(`There is no ${what} ${name}${hint}`);
  }
  const blind = analysis.regions.find((one) => one.name === region)?.isBlind;
  if (!blind || process !== "data") return;
  throw new RangeError(`Cannot show the data of ${region}: the region is blind`);
}

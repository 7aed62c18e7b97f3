import type { Analysis } from "../config/analysis.ts";
import { readAnalysis } from "../config/read-analysis.ts";
import { type Survey, surveyAnalysis } from "../events/survey.ts";
import { type AnalysisRun, analysisRun } from "./analysis-run.ts";
import { chunkOrders } from "./chunk-orders.ts";
import { emptyVariation, type GatheredVariation, gather } from "./gathered.ts";
import { runChunks } from "./run-chunks.ts";
import { sampleTable } from "./sample-table.ts";

/** How far a run is. */
export interface RunProgress {
  /** Events. */
  readonly done: number;
  readonly total: number;
}

export interface RunAnalysisOptions {
  readonly onProgress?: (progress: RunProgress) => void;
  /** Threads; the results do not depend on it. Default: 1, this one. */
  readonly workers?: number;
  /** Events that are selected at once; the results do not depend on it. Default: 32,768. */
  readonly chunk?: number;
  /** Ends the work; nothing comes of it then. */
  readonly signal?: AbortSignal;
}

/** Runs an analysis, or that of a YAML file or text: every event of every sample is selected, counted and filled. */
export async function runAnalysis(
  analysis: Analysis | string,
  { onProgress = () => {}, workers = 1, chunk, signal }: RunAnalysisOptions = {},
): Promise<AnalysisRun> {
  const read = typeof analysis === "string" ? readAnalysis(analysis) : analysis;
  checkOptions(workers, chunk);
  const survey = await surveyAnalysis(read);
  const gathered = survey.samples.map(() => new Map<string, GatheredVariation>());
  const total = survey.samples.reduce((sum, { nEvents }) => sum + nEvents, 0);
  let done = 0;
  await runChunks(taskOf(read, survey), chunkOrders(survey.samples, chunk), {
    ...{ workers, signal },
    take: ({ variations, nEvents }, { sample }) => {
      for (const [name, result] of Object.entries(variations)) {
        const all = gathered[sample]!.get(name) ?? emptyVariation();
        gather(all, result);
        gathered[sample]!.set(name, all);
      }
      done += nEvents;
      onProgress({ done, total });
    },
  });
  const { notes } = survey;
  return analysisRun(read, { samples: sampleTable(read, survey), notes }, gathered);
}

function taskOf(
  { source: { text, name, folder } }: Analysis,
  { samples }: Survey,
): Parameters<typeof runChunks>[0] {
  return { text, name, folder, samples, purpose: { histograms: true, rows: false } };
}

function checkOptions(workers: number, chunk = 1): void {
  for (const [value, what] of [
    [workers, "workers"],
    [chunk, "events at once"],
  ] as const) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new RangeError(`Cannot run with ${value} ${what}: a whole number from 1 is wanted`);
  }
}

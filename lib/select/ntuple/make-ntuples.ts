import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Analysis } from "../config/analysis.ts";
import { type Survey, surveyAnalysis } from "../events/survey.ts";
import { chunkEvents, chunkOrders } from "../run/chunk-orders.ts";
import { nominal } from "../run/chunk-result.ts";
import { weightedCutflows } from "../run/cutflows.ts";
import { emptyVariation, type GatheredVariation, gather } from "../run/gathered.ts";
import { doInOrder } from "../run/in-order.ts";
import type { RunAnalysisOptions } from "../run/run-analysis.ts";
import { sampleTable } from "../run/sample-table.ts";
import type { ChunkOrder } from "../run/sample-worker.ts";
import { assemble } from "./assemble.ts";
import { ntupleIdentity, selectionDigest } from "./identity.ts";
import { type NtupleFile, type Ntuples, ntuplesIn, writeListing } from "./listing.ts";
import { isPart, partPath, readSummary } from "./part-file.ts";
import { partWorkshop } from "./part-workshop.ts";

export interface MakeNtuplesOptions extends RunAnalysisOptions {
  /** Replaces ntuples of another analysis, and makes those of this one anew. Default: false. */
  readonly force?: boolean;
}

/**
 * Writes the events that are in a region as flat ntuples: a Parquet file for each sample, and one for each kinematic
 * change of it. What is done is kept in parts, so that a run that was killed goes on where it was; the files do
 * not depend on that, nor on the number of workers.
 */
export async function makeNtuples(
  analysis: Analysis,
  folder: string,
  options: MakeNtuplesOptions = {},
): Promise<Ntuples> {
  const {
    workers = 1,
    chunk = chunkEvents,
    force = false,
    signal,
    onProgress = () => {},
  } = options;
  const survey = await surveyAnalysis(analysis);
  const identity = ntupleIdentity(analysis, survey, chunk);
  const there = force ? undefined : ntuplesIn(folder, identity);
  if (there) return there;
  const parts = openParts(folder, identity);
  const orders = chunkOrders(survey.samples, chunk);
  const missing = orders.filter((order) => !isPart(partPath(parts, order)));
  const total = eventsIn(orders);
  let done = total - eventsIn(missing);
  onProgress({ done, total });
  const { text, name, folder: from } = analysis.source;
  const purpose = { histograms: false, rows: true };
  const task = { text, name, folder: from, samples: survey.samples, purpose, parts };
  await doInOrder({ workshop: partWorkshop, beside: import.meta.url }, task, missing, {
    ...{ workers, signal },
    take: (nEvents: number) => {
      done += nEvents;
      onProgress({ done, total });
    },
  });
  const ntuples = await assembleAll(analysis, survey, folder, parts, orders);
  writeListing(ntuples, selectionDigest(analysis), identity);
  rmSync(join(folder, partsFolder), { recursive: true });
  return ntuples;
}

const partsFolder = ".parts";

/** The folder of parts; those of another analysis are removed. */
function openParts(folder: string, identity: string): string {
  const all = join(folder, partsFolder);
  const mine = identity.slice(0, 16);
  for (const name of existsSync(all) ? readdirSync(all) : []) {
    if (name !== mine) rmSync(join(all, name), { recursive: true });
  }
  mkdirSync(join(all, mine), { recursive: true });
  return join(all, mine);
}

function eventsIn(orders: readonly ChunkOrder[]): number {
  return orders.reduce((sum, { from, to }) => sum + to - from, 0);
}

async function assembleAll(
  analysis: Analysis,
  survey: Survey,
  folder: string,
  parts: string,
  orders: readonly ChunkOrder[],
): Promise<Ntuples> {
  const files: NtupleFile[] = [];
  const gathered: Map<string, GatheredVariation>[] = [];
  for (const [i, { name: sample }] of analysis.samples.entries()) {
    const paths = orders
      .filter((order) => order.sample === i)
      .map((order) => partPath(parts, order));
    const variations = gatherSteps(paths);
    gathered.push(variations);
    for (const variation of variations.keys()) {
      const file = ntupleName(sample, variation);
      const metadata = { title: analysis.title, sample, variation, units: "GeV, mm, rad" };
      const events = await assemble(join(folder, file), paths, variation, metadata);
      files.push({ file, sample, variation, events });
    }
  }
  return {
    ...{ title: analysis.title, folder, files, notes: survey.notes, wereThere: false },
    samples: sampleTable(analysis, survey),
    cutflows: weightedCutflows(analysis, gathered),
  };
}

function gatherSteps(parts: readonly string[]): Map<string, GatheredVariation> {
  const variations = new Map<string, GatheredVariation>();
  for (const part of parts) {
    for (const [name, steps] of Object.entries(readSummary(part).steps)) {
      const all = variations.get(name) ?? emptyVariation();
      gather(all, { ...steps, histograms: {} });
      variations.set(name, all);
    }
  }
  return variations;
}

/** "ttbar.parquet", "ttbar.jetScale_up.parquet" */
function ntupleName(sample: string, variation: string): string {
  return variation === nominal ? `${sample}.parquet` : `${sample}.${variation}.parquet`;
}

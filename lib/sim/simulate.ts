import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { packageVersion } from "../core/package-root.ts";
import { concat, type EventTable } from "../event/index.ts";
import type { DetectorCard } from "./detector/cards/detector-card.ts";
import type { PreparedId } from "./generator/processes/index.ts";
import { type CardId, nameOf, responseOf } from "./simulation/cards.ts";
import type { EncodedBlock } from "./simulation/encoded-block.ts";
import { checkJets } from "./simulation/jet-weights.ts";
import { BLOCK_EVENTS } from "./simulation/make-block.ts";
import { checkProcess, type ProcessOptions } from "./simulation/process-options.ts";
import {
  type Output,
  type Produced,
  produce,
  produceFromFile,
  type SimulationProgress,
} from "./simulation/produce.ts";
import { eventFileKind } from "./simulation/read-records.ts";
import { createSampleFile } from "./simulation/sample-file.ts";
import type { SampleInfo } from "./simulation/sample-info.ts";
import { checkSeed } from "./stream.ts";

/** A process of our own, or a file of events in which other programs keep theirs. */
export type SampleSource<Id extends PreparedId = PreparedId> = Id | { readonly from: string };

export interface SimulateOptions<Id extends PreparedId = PreparedId> {
  /** How many to make; of a file all are taken. */
  nEvents?: number;
  /** Whole number; the same seed gives the same sample on every machine. Default: 1. */
  seed?: number;
  /** Energy of the two beams together [GeV]. Default: 13 000, or what the file says. */
  sqrtS?: number;
  /** Detector, by name or as data; "truth" for none. Default: "atlas-run2". */
  card?: CardId | DetectorCard;
  /** Whether partons radiate. Default: true. */
  radiation?: boolean;
  /**
   * Whether to look inside of jets: partons become hadrons, jets are found among what the detector sees of them,
   * and `particle_px`, `_py`, `_pz`, `_e`, `_dxy`, `_charge`, `_id` and `_jet` list it. Default: false.
   */
  particles?: boolean;
  /** Mass, channel and what else the process can be told. */
  processOptions?: Id extends unknown ? ProcessOptions<Id> : never;
  /** Threads that make events; the sample does not depend on it. Default: as many as there are cores. */
  workers?: number;
  onProgress?: (progress: SimulationProgress) => void;
  /** Ends the work; nothing comes of it then. */
  signal?: AbortSignal;
}

/** Events with what is known of them. */
export interface Sample extends SampleInfo {
  readonly events: EventTable;
}

/** Simulates events and keeps them in memory. */
export async function simulate<Id extends PreparedId>(
  source: SampleSource<Id>,
  options: SimulateOptions<Id>,
): Promise<Sample> {
  const tables: EventTable[] = [];
  const info = await run(source, options, "table", (block) => {
    if (block.encoding === "table") tables.push(block.table);
  });
  return { ...info, events: joined(tables) };
}

/**
 * Simulates events into a .parquet or .csv file, which is there when it is whole. Memory does not
 * grow with the number of events.
 */
export async function simulateTo<Id extends PreparedId>(
  path: string,
  source: SampleSource<Id>,
  options: SimulateOptions<Id>,
): Promise<SampleInfo> {
  checkSimulation(source, options);
  const file = await createSampleFile(path);
  try {
    const info = await run(source, options, file.encoding, (block) => file.append(block));
    file.finish(info);
    return info;
  } catch (error) {
    file.discard();
    throw error;
  }
}

async function run<Id extends PreparedId>(
  source: SampleSource<Id>,
  options: SimulateOptions<Id>,
  encoding: Output["encoding"],
  take: Output["take"],
): Promise<SampleInfo> {
  checkSimulation(source, options);
  const { seed = 1, card = "atlas-run2", processOptions = {} } = options;
  const { onProgress = () => {}, signal } = options;
  let [nEvents, sumOfWeights] = [0, 0];
  const count = (block: EncodedBlock): void => {
    nEvents += block.nEvents;
    sumOfWeights += block.sumOfWeights;
    take(block);
  };
  const made = await make(source, options, { encoding, take: count, onProgress, signal });
  return {
    ...made,
    ...{ nEvents, sumOfWeights, seed, card: nameOf(card), processOptions: { ...processOptions } },
    ...{ radiation: radiates(source, options), particles: options.particles ?? false },
    ...(typeof source === "object" && { from: basename(source.from) }),
    version: packageVersion(),
  };
}

function make<Id extends PreparedId>(
  source: SampleSource<Id>,
  options: SimulateOptions<Id>,
  output: Output,
): Promise<Produced> {
  const { nEvents = 0, seed = 1, sqrtS, card = "atlas-run2", particles = false } = options;
  const job = { seed, card, radiation: radiates(source, options), particles };
  if (typeof source === "object") return produceFromFile({ ...job, ...source, sqrtS }, output);
  const { workers = availableParallelism(), processOptions = {} } = options;
  const nWorkers = Math.min(workers, Math.ceil(nEvents / BLOCK_EVENTS));
  const process = { process: source, processOptions: { ...processOptions } };
  return produce({ ...job, ...process, sqrtS: sqrtS ?? 13_000 }, { nEvents, nWorkers }, output);
}

/** Final particles have radiated already, and so have the mesons, whose pT is the measured one. */
function radiates(source: SampleSource, { radiation = true }: { radiation?: boolean }): boolean {
  const isPartons =
    typeof source === "object" ? eventFileKind(source.from) === "lhe" : !mesons.includes(source);
  return radiation && isPartons;
}

const mesons: readonly PreparedId[] = ["jpsi", "psi2s", "upsilon", "phi", "omega", "rho"];

/** Refuses what can be seen to be wrong before anything is set up. */
function checkSimulation<Id extends PreparedId>(
  source: SampleSource<Id>,
  options: SimulateOptions<Id>,
): void {
  const { nEvents = 0, seed = 1, card = "atlas-run2", workers = 1, processOptions } = options;
  checkSeed(seed);
  responseOf(card, options.particles ?? false);
  if (!(Number.isInteger(workers) && workers >= 1)) {
    throw new RangeError(`Cannot work with ${workers} workers: a positive whole number is wanted`);
  }
  if (typeof source === "object") {
    eventFileKind(source.from);
    return;
  }
  checkProcess(source, { ...processOptions });
  checkJets({ ...options, ...processOptions });
  if (!(Number.isInteger(nEvents) && nEvents > 0)) {
    throw new RangeError(`Cannot simulate ${nEvents} events: a positive whole number is wanted`);
  }
}

/** One table after the other, joined two by two so that no event is copied often. */
function joined(tables: readonly EventTable[]): EventTable {
  const [first, second] = tables;
  if (!first) return { nEvents: 0, columns: {} };
  if (!second) return first;
  const half = Math.ceil(tables.length / 2);
  return concat(joined(tables.slice(0, half)), joined(tables.slice(half)));
}

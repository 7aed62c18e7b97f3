import {
  answersInOrder,
  localWorker,
  type PoolWorker,
  threadWorker,
} from "../../core/worker-pool.ts";
import { type EventRecord, emptyRecord } from "../../event/index.ts";
import { type BlockOrder, type BlockTask, blocksOf, blockWorkshop } from "./block-workshop.ts";
import { blockEncoder, type EncodedBlock, type Encoding } from "./encoded-block.ts";
import {
  BLOCK_EVENTS,
  CAPACITY,
  type EventChain,
  eventChain,
  type ProcessSummary,
  type SimulationJob,
} from "./make-block.ts";
import { energyOf, readRecords } from "./read-records.ts";

/** How far a simulation has come: events of a process, or bytes of a file of events. */
export interface SimulationProgress {
  readonly done: number;
  readonly total: number;
}

/** Where the blocks go, and how the work is watched and ended. */
export interface Output {
  readonly encoding: Encoding;
  readonly take: (block: EncodedBlock) => void;
  readonly onProgress: (progress: SimulationProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/** What came of it. */
export interface Produced {
  readonly process: ProcessSummary;
  readonly sqrtS?: number;
}

/** Makes the events of a process, by one worker in this thread or several in their own. */
export async function produce(
  job: SimulationJob,
  { nEvents, nWorkers }: { readonly nEvents: number; readonly nWorkers: number },
  { encoding, take, onProgress, signal }: Output,
): Promise<Produced> {
  signal?.throwIfAborted();
  const workers = Array.from({ length: nWorkers }, () => start({ job, encoding }, nWorkers));
  const stop = (reason: unknown): void => {
    for (const worker of workers) worker.stop(reason);
  };
  const onAbort = (): void => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    const [process] = await Promise.all(workers.map((worker) => worker.ready));
    let done = 0;
    for await (const block of answersInOrder(workers, blocksOf(nEvents))) {
      take(block);
      done += block.nEvents;
      onProgress({ done, total: nEvents });
    }
    return { process: process!, sqrtS: job.sqrtS }; // there is a worker at least
  } finally {
    signal?.removeEventListener("abort", onAbort);
    stop(new Error("The simulation is over"));
  }
}

function start(
  task: BlockTask,
  nWorkers: number,
): PoolWorker<ProcessSummary, BlockOrder, EncodedBlock> {
  return nWorkers > 1
    ? threadWorker("./worker", import.meta.url, task)
    : localWorker(blockWorkshop, task);
}

/** What happens to the events of a file; the energy is the file's own unless given. */
export interface FileJob extends Omit<SimulationJob, "process" | "processOptions" | "sqrtS"> {
  readonly from: string;
  readonly sqrtS: number | undefined;
}

/** Sends the events of a file through radiation, if asked for, and the detector. */
export async function produceFromFile(
  { from, sqrtS, radiation, ...job }: FileJob,
  { encoding, take, onProgress, signal }: Output,
): Promise<Produced> {
  signal?.throwIfAborted();
  const encode = await blockEncoder(encoding);
  const record = emptyRecord(CAPACITY);
  let chain: EventChain | undefined;
  let energy = sqrtS;
  let nEvents = 0;
  const begin = (event: EventRecord): EventChain => {
    energy ??= energyOf(event);
    const begun = eventChain({ ...job, radiation, sqrtS: energy ?? 13_000 });
    begun.begin("file/0");
    return begun;
  };
  const onEvent = (event: EventRecord): void => {
    signal?.throwIfAborted();
    chain ??= begin(event);
    chain.add(radiation ? copyTo(record, event) : event);
    if (++nEvents % BLOCK_EVENTS !== 0) return;
    take(encode(chain.end()));
    chain.begin(`file/${nEvents / BLOCK_EVENTS}`);
  };
  const process = await readRecords(from, onEvent, onProgress);
  if (chain && nEvents % BLOCK_EVENTS !== 0) take(encode(chain.end()));
  return { process, ...(energy !== undefined && { sqrtS: energy }) };
}

const columns = [
  ...(["pdg", "status", "mother", "colour", "anticolour"] as const),
  ...(["px", "py", "pz", "e", "vx", "vy", "vz"] as const),
];

/** The event in a record that has room for what is radiated. */
function copyTo(record: EventRecord, event: EventRecord): EventRecord {
  const { n, weight, scale, x1, x2 } = event;
  for (const name of columns) record[name].set(event[name].subarray(0, n));
  return Object.assign(record, { n, weight, scale, x1, x2 });
}

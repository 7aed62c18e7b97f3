import type { Bench } from "../../core/worker-pool.ts";
import { blockEncoder, type EncodedBlock, type Encoding, transferable } from "./encoded-block.ts";
import { BLOCK_EVENTS, blockMaker, type ProcessSummary, type SimulationJob } from "./make-block.ts";

/** What a worker is started with. */
export interface BlockTask {
  readonly job: SimulationJob;
  readonly encoding: Encoding;
}

/** A block that a worker is asked for. */
export interface BlockOrder {
  readonly block: number;
  readonly nEvents: number;
}

/** What a worker does: it makes blocks of events. */
export async function blockWorkshop({
  job,
  encoding,
}: BlockTask): Promise<Bench<ProcessSummary, BlockOrder, EncodedBlock>> {
  const encode = await blockEncoder(encoding);
  const { process, make } = blockMaker(job);
  return {
    ready: process,
    answer: ({ block, nEvents }) => encode(make(block, nEvents)),
    transferable,
  };
}

/** The blocks that a sample is made of. */
export function* blocksOf(nEvents: number): Generator<BlockOrder> {
  for (let block = 0; block * BLOCK_EVENTS < nEvents; block++) {
    yield { block, nEvents: Math.min(BLOCK_EVENTS, nEvents - block * BLOCK_EVENTS) };
  }
}

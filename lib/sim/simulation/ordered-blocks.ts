import type { BlockWorker } from "./block-workers.ts";
import type { EncodedBlock } from "./encoded-block.ts";
import { BLOCK_EVENTS } from "./make-block.ts";

/** Blocks that may be in work or wait for their turn, for each worker: memory does not grow with the sample. */
const ahead = 2;

/**
 * The blocks of a sample in their order, whoever makes them. The next are only asked for when the
 * first have been taken.
 */
export async function* orderedBlocks(
  workers: readonly BlockWorker[],
  nEvents: number,
): AsyncGenerator<EncodedBlock> {
  const nBlocks = Math.ceil(nEvents / BLOCK_EVENTS);
  const coming: Promise<EncodedBlock>[] = [];
  let next = 0;
  for (let block = 0; block < nBlocks; block++) {
    for (; next < Math.min(nBlocks, block + ahead * workers.length); next++) {
      const order = { block: next, nEvents: Math.min(BLOCK_EVENTS, nEvents - next * BLOCK_EVENTS) };
      const made = workers[next % workers.length]!.make(order);
      made.catch(() => {}); // it is waited for in its turn
      coming.push(made);
    }
    yield await coming.shift()!;
  }
}

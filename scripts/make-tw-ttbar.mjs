// Makes the pools of events of module 06 from the library's own generator, the same bytes as long as that stays the
// same: what is left of the samples of `toplab simulate tw` and `ttbar` after a loose selection. It takes about a
// minute of one core. Build first: npm run build.
// Usage: node scripts/make-tw-ttbar.mjs [tw] [ttbar], both by default
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageVersion } from "../lib/dist/core/package-root.js";
import { concat } from "../lib/dist/event/index.js";
import { BLOCK_EVENTS, blockMaker } from "../lib/dist/sim/simulation/make-block.js";
import { sampleMetadata } from "../lib/dist/sim/simulation/sample-info.js";
import {
  collisionsOf,
  jobOf,
  slimmed,
  twTtbarBlocks,
  twTtbarIds,
  withLoosePair,
} from "../lib/dist/sim/tw-ttbar/index.js";
import { digestOf, writePool } from "./write-pool.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const asked = process.argv.slice(2);

for (const id of twTtbarIds.filter((one) => asked.length === 0 || asked.includes(one))) {
  const job = jobOf(id);
  const maker = blockMaker(job);
  const tables = [];
  for (let block = 0; block < twTtbarBlocks[id]; block++) {
    tables.push(slimmed(withLoosePair(maker.make(block, BLOCK_EVENTS))));
    process.stderr.write(`\r${id}: ${block + 1} of ${twTtbarBlocks[id]} blocks`);
  }
  const events = tables.reduce(concat);
  const path = join(root, "datasets", `tw-ttbar-${id}.parquet`);
  const made = { nEvents: collisionsOf(id), sumOfWeights: collisionsOf(id) };
  const version = packageVersion();
  writePool(path, events, sampleMetadata({ ...job, ...made, process: maker.process, version }));
  process.stderr.write(`: ${events.nEvents} events, ${digestOf(path)}\n`);
}

// Makes the pools of events of module 06 from the library's own generator, the same bytes as long as that stays the
// same: what is left of the samples of `toplab simulate tw` and `ttbar` after a loose selection. It takes about a
// minute of one core. Build first: npm run build.
// Usage: node scripts/make-tw-ttbar.mjs [tw] [ttbar], both by default
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
// biome-ignore lint/correctness/noUndeclaredDependencies: the library has it
import { parquetWriteFile } from "hyparquet-writer";
import { packageVersion } from "../lib/dist/core/package-root.js";
import { concat, isJagged, valuesOf } from "../lib/dist/event/index.js";
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
  write(path, events, sampleMetadata({ ...job, ...made, process: maker.process, version }));
  const bytes = readFileSync(path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  process.stderr.write(`: ${events.nEvents} events, ${bytes.length} bytes, sha256 ${sha256}\n`);
}

/** 32-bit floats, split by byte and compressed: the columns hold binary fractions that fit. */
function write(filename, { nEvents, columns }, metadata) {
  const leaf = { type: "FLOAT", repetition_type: "REQUIRED" };
  const schema = [{ name: "events", num_children: Object.keys(columns).length }];
  const columnData = [];
  for (const [name, values] of Object.entries(columns)) {
    if (isJagged(values)) {
      const list = { converted_type: "LIST", num_children: 1, repetition_type: "REQUIRED" };
      schema.push({ name, ...list });
      schema.push({ name: "list", repetition_type: "REPEATED", num_children: 1 });
      schema.push({ name: "element", ...leaf });
      const data = Array.from({ length: nEvents }, (_, i) => [...valuesOf(values, i)]);
      columnData.push({ name, data, encoding: "BYTE_STREAM_SPLIT" });
    } else {
      schema.push({ name, ...leaf });
      columnData.push({ name, data: Array.from(values), encoding: "BYTE_STREAM_SPLIT" });
    }
  }
  parquetWriteFile({
    ...{ filename, schema, columnData, statistics: false, rowGroupSize: nEvents },
    codec: "GZIP",
    compressors: { GZIP: (bytes) => gzipSync(bytes, { level: 9 }) },
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: "toplab",
  });
}

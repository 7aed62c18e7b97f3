// Makes the pools of events of module 05 from the library's own generator, the same bytes every time. It takes about
// half an hour of one core, nearly all of it for the jets. Build first: npm run build.
// Usage: node scripts/make-search-pools.mjs [wjets] [qcd] [ttbar], all three by default
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
// biome-ignore lint/correctness/noUndeclaredDependencies: the library has it
import { parquetWriteFile } from "hyparquet-writer";
import { concat, isJagged, valuesOf } from "../lib/dist/event/index.js";
import { poolMaker } from "../lib/dist/sim/search/make-pool.js";
import { POOL_SEED, poolIds, poolRecipes } from "../lib/dist/sim/search/pool-recipes.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const asked = process.argv.slice(2);

for (const id of poolIds.filter((one) => asked.length === 0 || asked.includes(one))) {
  const recipe = poolRecipes[id];
  const maker = poolMaker(id);
  const tables = [];
  for (let block = 0; block < recipe.blocks; block++) {
    tables.push(maker.make(block));
    process.stderr.write(`\r${id}: ${block + 1} of ${recipe.blocks} blocks`);
  }
  const events = tables.reduce(concat);
  const path = join(root, "datasets", `search-${id}.parquet`);
  write(path, events, {
    processes: recipe.processes.join(", "),
    process_options: JSON.stringify(recipe.processOptions),
    luminosity_per_pb: `${recipe.blocks * maker.luminosityPerBlock}`,
    cross_section_pb: `${maker.crossSection}`,
    cross_section_source: maker.source,
    boost: `${recipe.boost}`,
    seed: `${POOL_SEED}`,
    units: "GeV, rad",
  });
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

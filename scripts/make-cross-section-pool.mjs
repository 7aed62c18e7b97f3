// Makes the rare events of module 04 from the library's own generator, the same bytes every time. It takes about a
// quarter of an hour of one core. Build first: npm run build.
// Usage: node scripts/make-cross-section-pool.mjs
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
// biome-ignore lint/correctness/noUndeclaredDependencies: the library has it
import { parquetWriteFile } from "hyparquet-writer";
import { isJagged, take, valuesOf, withColumn } from "../lib/dist/event/index.js";
import { isMixedPair, nTagged } from "../lib/dist/sim/cross-sections/loose-pairs.js";
import { RARE_SEED, rareRecipes } from "../lib/dist/sim/cross-sections/rare-recipes.js";
import { joined, skimMaker } from "../lib/dist/sim/cross-sections/skim-maker.js";

const MILLION = 1_000_000;
/** Steps in which numbers are kept, far below what the detector resolves; a float of 32 bits holds them exactly. */
const steps = [
  [/_(pt|et|m|e)$/, 1 / 64],
  [/_(eta|phi|isolation)$/, 1 / 1024],
];

const tables = [];
const words = {};
for (const [kind, { id, process: name, processOptions, millions }] of rareRecipes.entries()) {
  const maker = skimMaker(name, processOptions);
  for (let block = 0; block < millions; block++) {
    const seed = 1000 * RARE_SEED + 100 * kind + block;
    const { events } = await maker.make({ nEvents: MILLION, seed });
    const rows = Array.from({ length: events.nEvents }, (_, i) => i);
    const kept = rows.filter((i) => isMixedPair(events, i) && nTagged(events, i) > 0);
    const table = take(events, kept);
    tables.push(withColumn(table, "kind", new Float64Array(kept.length).fill(kind)));
    process.stderr.write(`\r${id}: ${block + 1} of ${millions} million`);
  }
  words[`${id}_made`] = `${millions * MILLION}`;
  words[`${id}_cross_section_pb`] = `${maker.crossSection}`;
}

const path = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  "datasets",
  "cross-section-rare.parquet",
);
const events = joined(tables);
write(path, events, { ...words, seed: `${RARE_SEED}`, units: "GeV, rad" });
const bytes = readFileSync(path);
const sha256 = createHash("sha256").update(bytes).digest("hex");
process.stderr.write(`\n${events.nEvents} events, ${bytes.length} bytes, sha256 ${sha256}\n`);

/** 32-bit floats, split by byte and compressed. */
function write(filename, { nEvents, columns }, metadata) {
  const leaf = { type: "FLOAT", repetition_type: "REQUIRED" };
  const schema = [{ name: "events", num_children: Object.keys(columns).length }];
  const columnData = [];
  for (const [name, values] of Object.entries(columns)) {
    const step = steps.find(([pattern]) => pattern.test(name))?.[1];
    const kept = (value) => (step ? step * Math.round(value / step) : value);
    if (isJagged(values)) {
      const list = { converted_type: "LIST", num_children: 1, repetition_type: "REQUIRED" };
      schema.push({ name, ...list });
      schema.push({ name: "list", repetition_type: "REPEATED", num_children: 1 });
      schema.push({ name: "element", ...leaf });
      const data = Array.from({ length: nEvents }, (_, i) => [...valuesOf(values, i)].map(kept));
      columnData.push({ name, data, encoding: "BYTE_STREAM_SPLIT" });
    } else {
      schema.push({ name, ...leaf });
      columnData.push({ name, data: Array.from(values, kept), encoding: "BYTE_STREAM_SPLIT" });
    }
  }
  parquetWriteFile({
    ...{ filename, schema, columnData, statistics: false, rowGroupSize: nEvents },
    codec: "GZIP",
    compressors: { GZIP: (data) => gzipSync(data, { level: 9 }) },
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: "toplab",
  });
}

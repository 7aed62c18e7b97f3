// Makes the rare events of module 04 from the library's own generator, the same bytes every time. It takes about a
// quarter of an hour of one core. Build first: npm run build.
// Usage: node scripts/make-cross-section-pool.mjs
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { take, withColumn } from "../lib/dist/event/index.js";
import { isMixedPair, nTagged } from "../lib/dist/sim/cross-sections/loose-pairs.js";
import { RARE_SEED, rareRecipes } from "../lib/dist/sim/cross-sections/rare-recipes.js";
import { joined, skimMaker } from "../lib/dist/sim/cross-sections/skim-maker.js";
import { digestOf, writePool } from "./write-pool.mjs";

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
const stepOf = (name) => steps.find(([pattern]) => pattern.test(name))?.[1];
const metadata = { ...words, seed: `${RARE_SEED}`, units: "GeV, rad" };
writePool(path, events, metadata, { stepOf });
process.stderr.write(`\n${events.nEvents} events, ${digestOf(path)}\n`);

// Makes the pools of events of module 05 from the library's own generator, the same bytes every time. It takes about
// half an hour of one core, nearly all of it for the jets. Build first: npm run build.
// Usage: node scripts/make-search-pools.mjs [wjets] [qcd] [ttbar], all three by default
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { concat } from "../lib/dist/event/index.js";
import { poolMaker } from "../lib/dist/sim/search/make-pool.js";
import { POOL_SEED, poolIds, poolRecipes } from "../lib/dist/sim/search/pool-recipes.js";
import { digestOf, writePool } from "./write-pool.mjs";

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
  writePool(path, events, {
    processes: recipe.processes.join(", "),
    process_options: JSON.stringify(recipe.processOptions),
    luminosity_per_pb: `${recipe.blocks * maker.luminosityPerBlock}`,
    cross_section_pb: `${maker.crossSection}`,
    cross_section_source: maker.source,
    boost: `${recipe.boost}`,
    seed: `${POOL_SEED}`,
    units: "GeV, rad",
  });
  process.stderr.write(`: ${events.nEvents} events, ${digestOf(path)}\n`);
}

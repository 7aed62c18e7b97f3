// Makes the measurement of module 10 from the library's own generator, the same bytes every time: the workspace and a
// table of simulated events. It takes about a quarter of an hour of one core. Build first: npm run build.
// Usage: node scripts/make-single-top.mjs
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeMeasurement } from "../lib/dist/sim/single-top/make-measurement.js";
import { rowPicker } from "../lib/dist/sim/single-top/picked-rows.js";
import { LUMINOSITY, SINGLE_TOP_SEED } from "../lib/dist/sim/single-top/recipes.js";
import { streamOf } from "../lib/dist/sim/stream.js";
import { digestOf, writePool } from "./write-pool.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const picker = rowPicker(streamOf(SINGLE_TOP_SEED, "picked"));
const workspace = makeMeasurement({
  look: picker.look,
  onBlock: (recipe, done, blocks) => process.stderr.write(`\r${recipe}: ${done} of ${blocks}    `),
});
const events = picker.take();

const json = join(root, "datasets", "single-top-workspace.json");
writeFileSync(json, asText(workspace));
const parquet = join(root, "datasets", "single-top-events.parquet");
writePool(parquet, events, {
  luminosity_per_pb: `${LUMINOSITY}`,
  seed: `${SINGLE_TOP_SEED}`,
  units: "GeV, rad",
});
for (const path of [json, parquet]) {
  process.stderr.write(`\n${path}: ${digestOf(path)}`);
}
process.stderr.write(`\n${events.nEvents} events\n`);

/** JSON with a line for each modifier, to be read and compared. */
function asText({ channels, ...rest }) {
  const line = (indent, text) => `${" ".repeat(indent)}${text}`;
  const sampleText = ({ name, data, modifiers }) =>
    [
      line(4, `{ "name": ${JSON.stringify(name)}, "data": ${JSON.stringify(data)}, "modifiers": [`),
      modifiers.map((modifier) => line(5, JSON.stringify(modifier))).join(",\n"),
      line(4, "] }"),
    ].join("\n");
  const channelText = ({ name, samples }) =>
    [
      line(2, `{ "name": ${JSON.stringify(name)}, "samples": [`),
      samples.map(sampleText).join(",\n"),
      line(2, "] }"),
    ].join("\n");
  const others = Object.entries(rest).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{ "channels": [\n${channels.map(channelText).join(",\n")}\n],\n${others.join(",\n")} }\n`;
}

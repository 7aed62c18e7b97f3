/**
 * Speed of the Z generator and of the detector on one core. Run: npx tsx --conditions=source bench/generate-z.ts
 *
 * Prints events per second of processor time, median of seven runs after two to warm up.
 */
import { detect, generateDrellYan } from "../lib/sim/index.ts";
import { median } from "./cpu-time.ts";

const EVENTS = 1_000_000;

function report(what: string, events: number, seconds: number): void {
  const rate = (events / seconds / 1e6).toFixed(2);
  process.stdout.write(
    `${what.padEnd(44)}${rate} million events a second (${seconds.toFixed(3)} s)\n`,
  );
}

let seed = 0;
report(
  "pp → Z/γ* → μμ, 13 TeV, before the detector",
  EVENTS,
  median(() => generateDrellYan({ nEvents: EVENTS, seed: seed++ })),
);
const sample = generateDrellYan({ nEvents: EVENTS / 4, seed: 1 });
report(
  "the detector alone, per generated event",
  EVENTS / 4,
  median(() => detect(sample)),
);

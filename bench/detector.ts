/**
 * Speed of hard process, radiation and detector on one core. Run: npx tsx --conditions=source bench/detector.ts
 *
 * Prints microseconds of processor time an event, the best of four runs, and events per second of all three.
 */
import { inlineMore } from "../lib/cli/inline-more.ts";
import { emptyRecord } from "../lib/event/index.ts";
import { atlasRun2 } from "../lib/sim/detector/cards/atlas-run2.ts";
import { type Detector, prepareDetector } from "../lib/sim/detector/detect-event.ts";
import { detectedColumns } from "../lib/sim/detector/detected-columns.ts";
import { clearColumns } from "../lib/sim/detector/event-columns.ts";
import { prepareParticleDetector } from "../lib/sim/detector/particles/detect-particles.ts";
import type { HardProcess } from "../lib/sim/generator/process.ts";
import { prepareProcess } from "../lib/sim/generator/processes/index.ts";
import { prepareRadiation, type Radiation } from "../lib/sim/generator/radiation/radiate.ts";
import { streamOf } from "../lib/sim/stream.ts";

inlineMore(); // as `toplab simulate` does

const RUNS = 4;
const random = streamOf(1, "bench");
const record = emptyRecord(1024);

function microseconds(events: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage();
    for (let i = 0; i < events; i++) work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / events);
  }
  return best;
}

function report(
  what: string,
  events: number,
  hard: HardProcess,
  { radiate }: Radiation,
  detector: Detector,
  particles: boolean,
): void {
  const out = detectedColumns({ particles });
  const generated = microseconds(events, () => hard.generate(random, record));
  const radiated = microseconds(events, () => {
    hard.generate(random, record);
    radiate(random, record);
  });
  const all = microseconds(events, () => {
    if (out.nEvents >= 10_000) clearColumns(out);
    hard.generate(random, record);
    radiate(random, record);
    detector.detect(random, record, out);
  });
  const parts = [generated, radiated - generated, all - radiated].map((t) => t.toFixed(1));
  const rate = Math.round(1e6 / all).toLocaleString("en");
  process.stdout.write(
    `${what.padEnd(34)}${parts.join(" + ")} = ${all.toFixed(1)} μs, ${rate} a second\n`,
  );
}

const fast = prepareDetector(atlasRun2);
const jets = prepareRadiation();
report("tt̄ → ℓ + jets", 40_000, prepareProcess("ttbar", { channel: "lepjets" }), jets, fast, false);
report("Z → μμ", 40_000, prepareProcess("z-mumu"), jets, fast, false);
report("W → μν", 40_000, prepareProcess("w-munu"), jets, fast, false);
report(
  "tt̄ → ℓ + jets, lists of particles",
  2_000,
  prepareProcess("ttbar", { channel: "lepjets" }),
  prepareRadiation({ cut: 1 }),
  prepareParticleDetector(atlasRun2),
  true,
);

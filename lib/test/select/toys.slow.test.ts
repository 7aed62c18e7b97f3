import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "../../core/index.ts";
import { column, type EventTable } from "../../event/index.ts";
import { ntupleOf, readAnalysis } from "../../select/index.ts";
import { simulateTo } from "../../sim/index.ts";
import { isNightly } from "../nightly.ts";

const toys = 300;
const regions = ["ee", "mumu", "emu1b", "emu2b", "emu0b"] as const;
type Counts = Readonly<Record<(typeof regions)[number], number>>;

/** How many times the events of the simulation the "data" of all experiments together are. */
const share = 3;
/** Generated for the "data". */
const sizes = { zee: 300_000, zmumu: 300_000, ttbar: 1_500_000 };
type Sample = keyof typeof sizes;
const samples = Object.keys(sizes) as Sample[];

let folder: string;
const data: Partial<Record<Sample, EventTable>> = {};
const simulation: Partial<Record<Sample, EventTable>> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-toys-"));
  const make = (file: string, sample: Sample, nEvents: number, seed: number) =>
    sample === "ttbar"
      ? simulateTo(join(folder, file), "ttbar", {
          ...{ nEvents, seed, processOptions: { channel: "dilepton" } as const },
        })
      : simulateTo(join(folder, file), sample === "zee" ? "z-ee" : "z-mumu", {
          nEvents,
          seed,
        });
  for (const [i, sample] of samples.entries()) {
    await make(`data-${sample}.parquet`, sample, sizes[sample], 100 + i);
    await make(`${sample}.parquet`, sample, sizes[sample] / share, 200 + i);
    const text = (file: string): string => `
samples: { it: { files: ${file}, kind: data } }
objects:
  electrons: { pt: 25, eta: 2.47, crack: [1.37, 1.52], isolation: 0.15 }
  muons: { pt: 25, eta: 2.5, isolation: 0.15 }
  jets: { pt: 25, eta: 2.5, bTag: 77 }
trigger: trigger == 1
definitions:
  ll: leptons[0] + leptons[1]
  isPeak: mass(ll) > 66 && mass(ll) < 116
  isEmu: nElectrons == 1 && nMuons == 1
preselection:
  - nLeptons == 2
  - lepton_charge[0] * lepton_charge[1] < 0
regions:
  ee: { cuts: [nElectrons == 2, isPeak] }
  mumu: { cuts: [nMuons == 2, isPeak] }
  emu1b: { cuts: [isEmu, nBJets == 1] }
  emu2b: { cuts: [isEmu, nBJets == 2] }
  emu0b: { cuts: [isEmu, nBJets != 1 && nBJets != 2] }
outputs: { columns: [] }
`;
    data[sample] = await ntupleOf(readAnalysis(text(`data-${sample}.parquet`), { folder }), "it");
    simulation[sample] = await ntupleOf(readAnalysis(text(`${sample}.parquet`), { folder }), "it");
  }
}, 1_800_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Events of a sample in each region: of those that `isIn` says. */
function count(table: EventTable, isIn: (row: number) => boolean): Counts {
  const of = (region: string): number =>
    column(table, `region_${region}`).reduce(
      (sum, one, row) => sum + (one === 1 && isIn(row) ? 1 : 0),
      0,
    );
  return Object.fromEntries(regions.map((name) => [name, of(name)])) as Counts;
}

/** What a student measures: strengths of Z and tt̄ and the efficiency of a b-tag, with C and acceptance from the simulation. */
function measure(found: Counts, expected: Readonly<Record<Sample, Counts>>) {
  const { zee, zmumu, ttbar } = expected;
  const z = (found.ee + found.mumu - ttbar.ee - ttbar.mumu) / (zee.ee + zmumu.mumu);
  const all = ttbar.emu0b + ttbar.emu1b + ttbar.emu2b;
  const simulated = (ttbar.emu1b + 2 * ttbar.emu2b) / (2 * all);
  const correlation = ttbar.emu2b / all / simulated ** 2;
  const tags = found.emu1b + 2 * found.emu2b;
  const efficiency = (2 * found.emu2b) / (correlation * tags);
  const top = (correlation * tags ** 2) / (4 * found.emu2b * all);
  return { z, top, efficiency, ratio: top / z };
}

function add(parts: readonly Counts[]): Counts {
  return Object.fromEntries(
    regions.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
  ) as Counts;
}

function scale(counts: Counts, by: number): Counts {
  return Object.fromEntries(regions.map((name) => [name, by * counts[name]])) as Counts;
}

/** What one experiment expects of each sample. */
function expectation(): Record<Sample, Counts> {
  const of = (sample: Sample): Counts =>
    scale(
      count(simulation[sample]!, () => true),
      share / toys,
    );
  return { zee: of("zee"), zmumu: of("zmumu"), ttbar: of("ttbar") };
}

const quantities = ["z", "top", "efficiency", "ratio"] as const;

// the module on cross-sections has the same proof on smaller samples, every day
test.skipIf(!isNightly)("all data together give what was put in", () => {
  const expected = expectation();
  const found = scale(add(samples.map((sample) => count(data[sample]!, () => true))), 1 / toys);
  const truth = measure(add(Object.values(expected)), expected);
  const errors = errorsOf(found, expected); // of one experiment
  const measured = measure(found, expected);
  for (const key of quantities) {
    const error = errors[key] * Math.sqrt((1 + share) / toys); // of the data and of the simulation
    expect(Math.abs(measured[key] - truth[key]) / error, key).toBeLessThan(3);
  }
  expect(truth).toMatchObject({ z: expect.closeTo(1, 12), top: expect.closeTo(1, 12) });
});

test.skipIf(!isNightly)(
  "over 300 experiments σ(Z), σ(tt̄), the efficiency of b-tags and their ratio are unbiased, and their errors are right",
  () => {
    const random = seededRandom(7);
    // every event belongs to one experiment: counts fluctuate as those of a detector do
    const owners = (sample: Sample): Float64Array =>
      column(data[sample]!, "entry").map(() => Math.floor(toys * random()));
    const owner = { zee: owners("zee"), zmumu: owners("zmumu"), ttbar: owners("ttbar") };
    const expected = expectation();
    const all = scale(add(samples.map((sample) => count(data[sample]!, () => true))), 1 / toys);
    const [truth, errors] = [measure(all, expected), errorsOf(all, expected)];
    const found = Array.from({ length: toys }, (_, toy) => {
      const mine = samples.map((sample) =>
        count(data[sample]!, (row) => owner[sample][row] === toy),
      );
      return measure(add(mine), expected);
    });
    for (const key of quantities) {
      const pulls = found.map((one) => (one[key] - truth[key]) / errors[key]);
      const mean = pulls.reduce((sum, x) => sum + x, 0) / toys;
      const width = Math.sqrt(pulls.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (toys - 1));
      expect(Math.abs(mean), `mean pull of ${key}`).toBeLessThan(0.1);
      expect(Math.abs(width - 1), `width of the pulls of ${key}`).toBeLessThan(0.1);
    }
  },
);

/** Errors by linear propagation of √N of each region. */
function errorsOf(
  found: Counts,
  expected: Readonly<Record<Sample, Counts>>,
): ReturnType<typeof measure> {
  const middle = measure(found, expected);
  const squares = { z: 0, top: 0, efficiency: 0, ratio: 0 };
  for (const region of regions) {
    const step = 1e-4 * found[region];
    const moved = measure({ ...found, [region]: found[region] + step }, expected);
    for (const key of Object.keys(squares) as (keyof typeof squares)[]) {
      squares[key] += ((moved[key] - middle[key]) / step) ** 2 * found[region];
    }
  }
  const root = (key: keyof typeof squares): number => Math.sqrt(squares[key]);
  return { z: root("z"), top: root("top"), efficiency: root("efficiency"), ratio: root("ratio") };
}

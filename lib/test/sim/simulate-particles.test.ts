import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { column, type EventTable, jagged, valuesOf } from "../../event/index.ts";
import { atlasRun2 } from "../../sim/detector/cards/atlas-run2.ts";
import { simulate } from "../../sim/simulate.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-particles-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** pT of all parts of each jet of an event together. */
function partsOfJets(events: EventTable, i: number, nJets: number): number[] {
  const [px, py, jet] = ["px", "py", "jet"].map((part) =>
    valuesOf(jagged(events, `particle_${part}`), i),
  );
  const sums = Array.from({ length: nJets + 1 }, () => [0, 0] as [number, number]);
  for (const [k, place] of jet!.entries()) {
    const sum = sums.at(place)!; // −1, in no jet, is the last
    sum[0] += px![k]!;
    sum[1] += py![k]!;
  }
  return sums.slice(0, -1).map(([x, y]) => Math.hypot(x, y));
}

test("with particles a sample lists what the detector sees, the parts of its jets among it", async () => {
  const { events, particles } = await simulate("ttbar", {
    ...{ nEvents: 200, seed: 5, workers: 1, particles: true },
    processOptions: { channel: "lepjets" },
  });
  expect(particles).toBe(true);
  const [id, charge] = [jagged(events, "particle_id"), jagged(events, "particle_charge")];
  expect(new Set(id.values)).toEqual(new Set([211, 22, 130]));
  const isTrack = Array.from(id.values, (kind) => kind === 211);
  expect(Array.from(charge.values, (q) => q !== 0)).toEqual(isTrack);
  const [flavour, pt] = [jagged(events, "truth_jet_flavour"), jagged(events, "jet_pt")];
  let [inside, whole] = [0, 0];
  for (let i = 0; i < events.nEvents; i++) {
    const measured = valuesOf(pt, i);
    for (const [k, parts] of partsOfJets(events, i, measured.length).entries()) {
      if (valuesOf(flavour, i)[k]! < 0) continue; // of other collisions, which are not listed
      inside += parts;
      whole += measured[k]!;
    }
  }
  expect(Math.abs(inside / whole - 0.966)).toBeLessThan(0.02); // what the calibration divides by
}, 30_000);

test("a detector may be given as data: without pile-up there is one vertex", async () => {
  const card = { ...atlasRun2, name: "quiet", pileUp: { ...atlasRun2.pileUp, mean: 0 } };
  const sample = await simulate("z-mumu", { nEvents: 50, workers: 1, card });
  expect(sample.card).toBe("quiet");
  expect(new Set(column(sample.events, "n_vertices"))).toEqual(new Set([1]));
});

test("particles cannot be listed without a detector", async () => {
  const truth = simulate("ttbar", { nEvents: 9, particles: true, card: "truth" });
  await expect(truth).rejects.toThrow(
    'Cannot list particles with the card "truth": a detector is wanted',
  );
});

test("hadrons of another program stay what they are, their photons in the jets, and a b hadron makes a b jet", async () => {
  const path = join(folder, "b.hepmc");
  const event = [
    ...["E 1 3 8", "U GEV MM", "W 1", "P 1 0 21 0 0 90 90 0 4", "P 2 0 21 0 0 -90 90 0 4"],
    ...["V -1 0 [1,2]", "P 3 -1 511 60 0 0 60.232 5.28 2", "P 4 -1 22 -60 0 0 60 0 1"],
    ...["V -2 0 [3]", "P 5 -2 211 40 0 0 40.0002 0.1396 1", "P 6 -2 111 20 0 0 20.0005 0.135 2"],
    ...["V -3 0 [6]", "P 7 -3 22 15 0.05 0 15.0001 0 1", "P 8 -3 22 5 -0.05 0 5.0003 0 1"],
  ];
  const begin = "HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\n";
  const events = `${event.join("\n")}\n`.repeat(200);
  writeFileSync(path, `${begin}${events}HepMC::Asciiv3-END_EVENT_LISTING\n`);
  const { events: seen } = await simulate({ from: path }, { particles: true });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, x) => sum + x) / values.length;
  const [flavour, measured] = [jagged(seen, "truth_jet_flavour"), jagged(seen, "jet_pt")];
  const ofB = Array.from(measured.values).filter((_, k) => flavour.values[k] === 5);
  expect(ofB.length).toBeGreaterThan(150);
  expect(Math.abs(mean(ofB) / 60 - 1)).toBeLessThan(0.1); // calibrated for jets with neutral hadrons
  const alone = Array.from(jagged(seen, "photon_pt").values);
  expect(Math.abs(mean(alone) - 60)).toBeLessThan(1);
  const listed = jagged(seen, "particle_id");
  const counts = Array.from({ length: 200 }, (_, i) => valuesOf(listed, i).length);
  expect(Math.max(...counts)).toBe(3); // no underlying event is added to events that have one
});

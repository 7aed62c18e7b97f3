import { expect, test } from "vitest";
import { type EventTable, emptyRecord, jagged, valuesOf } from "../../event/index.ts";
import { atlasRun2 } from "../../sim/detector/cards/atlas-run2.ts";
import { detectedColumns } from "../../sim/detector/detected-columns.ts";
import { tableOf } from "../../sim/detector/event-columns.ts";
import { fewJets } from "../../sim/detector/jets/few-jets.ts";
import { manyJets } from "../../sim/detector/jets/many-jets.ts";
import { prepareParticleDetector } from "../../sim/detector/particles/detect-particles.ts";
import { fragment } from "../../sim/detector/particles/fragment.ts";
import { emptyParticles } from "../../sim/detector/particles/particle-list.ts";
import { prepareRadiation } from "../../sim/generator/radiation/radiate.ts";
import { streamOf } from "../../sim/stream.ts";
import { bosonToQuarks, ttbar, withEvents } from "./made-events.ts";

test("a few particles make the same jets as with tiles", () => {
  const [few, many] = [fewJets(0.4, 5), manyJets(0.4, 5)];
  const columns = Array.from({ length: 4 }, () => new Float64Array(1024));
  const [px, py, pz, e] = columns as [Float64Array, Float64Array, Float64Array, Float64Array]; // four
  withEvents(ttbar("lepjets"), 300, { cut: 2 }, (record) => {
    let n = 0;
    for (let i = 2; i < record.n; i++) {
      if (record.status[i] !== 1) continue;
      px[n] = record.px[i]!;
      py[n] = record.py[i]!;
      pz[n] = record.pz[i]!;
      e[n++] = record.e[i]!;
    }
    const jets = few.cluster(n, px, py, pz, e);
    expect(jets).toBe(many.cluster(n, px, py, pz, e));
    for (let i = 0; i < n; i++) expect(few.jetOf[i]).toBe(many.jetOf[i]);
    for (let jet = 0; jet < jets; jet++) {
      expect(Math.abs(few.px[jet]! - many.px[jet]!)).toBeLessThan(1e-9 * many.e[jet]!);
    }
  });
});

test("hadrons carry the momentum of their partons, in shares of 62, 27 and 11 %", () => {
  const { radiate } = prepareRadiation({ cut: 1, initial: false, decays: false });
  const [record, particles] = [emptyRecord(512), emptyParticles()];
  const random = streamOf(2, "hadrons");
  const energy = { charged: 0, photon: 0, neutral: 0 };
  let tracks = 0;
  for (let i = 0; i < 2000; i++) {
    bosonToQuarks(record, 80.4, 1, 0);
    radiate(random, record);
    fragment(random, record, particles);
    let [x, y, z] = [0, 0, 0];
    for (let k = 0; k < particles.n; k++) {
      x += particles.px[k]!;
      y += particles.py[k]!;
      z += particles.pz[k]!;
      const kind =
        particles.charge[k] !== 0 ? "charged" : particles.id[k] === 22 ? "photon" : "neutral";
      energy[kind] += particles.e[k]!;
      if (kind === "charged") tracks++;
    }
    expect(Math.hypot(x, y, z)).toBeLessThan(1e-9 * 80.4);
  }
  const total = energy.charged + energy.photon + energy.neutral;
  expect(Math.abs(energy.charged / total - 0.62)).toBeLessThan(0.02);
  expect(Math.abs(energy.photon / total - 0.27)).toBeLessThan(0.02);
  expect(Math.abs(energy.neutral / total - 0.11)).toBeLessThan(0.02);
  // 19.4 ± 0.2 charged particles of a hadronic W at LEP 2 (Review of Particle Physics)
  expect(Math.abs(tracks / 2000 - 19.4)).toBeLessThan(3);
});

test("jets of the particle list are its parts, and those of b quarks have displaced tracks", () => {
  const { radiate } = prepareRadiation({ cut: 1 });
  const detector = prepareParticleDetector(atlasRun2);
  const process = ttbar("lepjets");
  const out = detectedColumns({ particles: true });
  const record = emptyRecord(1024);
  const random = streamOf(1, "particles");
  const events = 400;
  for (let i = 0; i < events; i++) {
    process.generate(random, record);
    radiate(random, record);
    detector.detect(random, record, out);
  }
  const table = tableOf(out);
  const tally: Tally = { b: [0, 0], light: [0, 0], ratios: [] };
  for (let event = 0; event < events; event++) addUp(table, event, tally);
  const mean = tally.ratios.reduce((a, b) => a + b) / tally.ratios.length;
  expect(Math.abs(mean - 0.966)).toBeLessThan(0.01); // what the calibration divides by
  expect(tally.b[0] / tally.b[1]).toBeGreaterThan(0.2);
  expect(tally.light[0] / tally.light[1]).toBeLessThan(0.02);
});

/** Displaced and all tracks above 1.5 GeV by flavour of the jet; pT of the parts over pT of the jet. */
interface Tally {
  readonly b: [number, number];
  readonly light: [number, number];
  readonly ratios: number[];
}

function addUp(table: EventTable, event: number, tally: Tally): void {
  const list = (name: string): Float64Array => valuesOf(jagged(table, name), event);
  const [px, py, jet] = [list("particle_px"), list("particle_py"), list("particle_jet")];
  const [dxy, charge, flavour] = [
    list("particle_dxy"),
    list("particle_charge"),
    list("truth_jet_flavour"),
  ];
  const [sumX, sumY] = [flavour.map(() => 0), flavour.map(() => 0)];
  for (const [k, place] of jet.entries()) {
    if (place < 0) continue;
    sumX[place]! += px[k]!;
    sumY[place]! += py[k]!;
    if (charge[k] === 0 || Math.hypot(px[k]!, py[k]!) < 1.5 || flavour[place]! % 5 !== 0) continue;
    const tracks = flavour[place] === 5 ? tally.b : tally.light; // a τ counts as light
    tracks[1]++;
    if (Math.abs(dxy[k]!) > 0.15) tracks[0]++;
  }
  for (const [k, pt] of list("jet_pt").entries()) {
    if (flavour[k]! >= 0 && pt > 60) tally.ratios.push(Math.hypot(sumX[k]!, sumY[k]!) / pt);
  }
}

import { expect, test, vi } from "vitest";
import { particles } from "../../../core/index.ts";
import { type EventRecord, emptyRecord } from "../../../event/index.ts";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { streamOf } from "../../../sim/stream.ts";
import { find, mass2, momentum } from "./top-frames.ts";

vi.setConfig({ testTimeout: 60_000 });

function forEvents(process: HardProcess, n: number, see: (record: EventRecord) => void): void {
  const [record, random] = [emptyRecord(), streamOf(1, process.id)];
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    see(record);
  }
}

function ptOf({ px, py }: EventRecord, i: number): number {
  return Math.hypot(px[i]!, py[i]!);
}

function isFromB({ pdg }: EventRecord): boolean {
  return Math.abs(pdg[2]!) === 511;
}

test("J/ψ have the mean pT of their spectrum, prompt and from b", () => {
  const sums = { prompt: [0, 0], fromB: [0, 0] };
  forEvents(prepareProcess("jpsi"), 100_000, (record) => {
    const sum = isFromB(record) ? sums.fromB : sums.prompt;
    sum[0]! += ptOf(record, find(record, 443));
    sum[1]!++;
  });
  // p0 √π/2 Γ(n − 3/2)/Γ(n − 1); the means that LHCb finds at 13 TeV are about 3 and 4 GeV
  const mean = (p0: number, ratio: number): number => ((p0 * Math.sqrt(Math.PI)) / 2) * ratio;
  expect(sums.prompt[0]! / sums.prompt[1]!).toBeCloseTo(mean(4.4, 0.93138 / 1.16671), 1);
  expect(Math.abs(sums.fromB[0]! / sums.fromB[1]! - mean(4.6, 0.9064 / 0.91906))).toBeLessThan(
    0.15,
  );
  expect(sums.fromB[1]! / 100_000).toBeCloseTo(0.13, 2);
});

test.each([
  [10, 11, 0.26],
  [50, 60, 0.66],
] as const)("at %i GeV the share from b is as ATLAS sees", (low, high, share) => {
  let [all, fromB] = [0, 0];
  forEvents(prepareProcess("jpsi", { ptMin: low }), 30_000, (record) => {
    if (ptOf(record, find(record, 443)) > high) return;
    all++;
    if (isFromB(record)) fromB++;
  });
  expect(Math.abs(fromB / all - share)).toBeLessThan(0.03);
});

test("J/ψ at y = 0 are as many as ALICE counts", () => {
  const { value } = prepareProcess("jpsi", { yMax: 0.5 }).crossSection;
  // 8.97 ± 0.24 ± 0.48 ± 0.15 μb, arXiv:2108.01906
  expect(Math.abs(value / 0.05961 / 1e6 - 8.97)).toBeLessThan(0.56);
});

test("J/ψ from b come from where a B⁰ decayed after its lifetime, the prompt ones from the origin", () => {
  let [time, events] = [0, 0];
  forEvents(prepareProcess("jpsi", { ptMin: 5 }), 60_000, (record) => {
    const jpsi = find(record, 443);
    const flight = Math.hypot(record.vx[jpsi]!, record.vy[jpsi]!, record.vz[jpsi]!);
    const muon = find(record, 13);
    expect(record.vx[muon]).toBe(record.vx[jpsi]);
    if (!isFromB(record)) {
      expect(flight).toBe(0);
      return;
    }
    const [e, x, y, z] = momentum(record, 2);
    const p = Math.hypot(x, y, z);
    time += (flight * Math.sqrt(e * e - p * p)) / p;
    events++;
  });
  expect(Math.abs(time / events - 0.4551)).toBeLessThan((4 * 0.4551) / Math.sqrt(events));
});

test("muons fly evenly in the rest frame of an unpolarised meson", () => {
  let sum = 0;
  const n = 40_000;
  forEvents(prepareProcess("upsilon"), n, (record) => {
    const [meson, muon] = [momentum(record, 2), momentum(record, find(record, 13))];
    const m2 = mass2(meson);
    const energy =
      (meson[0] * muon[0] - meson[1] * muon[1] - meson[2] * muon[2] - meson[3] * muon[3]) /
      Math.sqrt(m2);
    const p = Math.sqrt(m2 / 4 - particles.muon.mass ** 2);
    // along the flight of the meson: E = γ(E* + β p* cosθ)
    const gamma = meson[0] / Math.sqrt(m2);
    const beta = Math.sqrt(1 - 1 / gamma ** 2);
    const cosine = (muon[0] / gamma - energy) / (beta * p);
    sum += cosine * cosine;
  });
  expect(Math.abs(sum / n - 1 / 3)).toBeLessThan(4 * (0.3 / Math.sqrt(n)));
});

test("Υ come in three states, in the proportion that LHCb counts", () => {
  const counts = new Map<number, number>();
  const n = 40_000;
  forEvents(prepareProcess("upsilon"), n, ({ pdg }) => {
    counts.set(pdg[2]!, (counts.get(pdg[2]!) ?? 0) + 1);
  });
  expect(counts.get(553)! / n).toBeCloseTo(0.734, 2);
  expect(counts.get(100553)! / n).toBeCloseTo(0.178, 2);
  expect(counts.get(200553)! / n).toBeCloseTo(0.088, 2);
});

test.each(["omega", "phi", "rho", "jpsi"] as const)(
  "the %s has its mass and natural width",
  (id) => {
    const { mass, width } = particles[id];
    const masses: number[] = [];
    const n = 40_000;
    forEvents(prepareProcess(id), n, (record) => {
      const index = find(record, particles[id].id);
      masses.push(Math.sqrt(mass2(momentum(record, index))));
    });
    masses.sort((a, b) => a - b);
    const [low, median, high] = [masses[n / 4]!, masses[n / 2]!, masses[(3 * n) / 4]!];
    const skew = id === "rho" ? 0.2 : 0.04; // the width of the ρ grows with its mass
    const rounding = 1e-4; // of a mass of eV out of energies of many GeV
    expect(Math.abs(median - mass) / width).toBeLessThan(skew + rounding / width);
    if (id !== "jpsi") expect(Math.abs((high - low) / width - 1)).toBeLessThan(0.2);
  },
);

test("a continuum lies under the peak, as many pairs as asked for, within the window", () => {
  const process = prepareProcess("jpsi", { continuum: 2 });
  const alone = prepareProcess("jpsi").crossSection.value;
  expect(process.crossSection.value / alone).toBeCloseTo(3, 2);
  let photons = 0;
  const n = 20_000;
  forEvents(process, n, (record) => {
    const photon = find(record, 22);
    if (photon < 0) return;
    photons++;
    const m = Math.sqrt(mass2(momentum(record, photon)));
    expect(m).toBeGreaterThan(2.6 - 1e-6);
    expect(m).toBeLessThan(3.6 + 1e-6);
  });
  expect(Math.abs(photons / n - 2 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / n));
});

import { readFileSync } from "node:fs";
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

interface Published {
  readonly jpsi: Readonly<Record<"prompt" | "fromB", number[]>>;
  readonly jpsiFromB: Readonly<Record<"edges" | "share" | "error", number[]>>;
}
const { jpsi, jpsiFromB }: Published = JSON.parse(
  readFileSync("lib/test/reference/measured-shapes.json", "utf8"),
);

test("J/ψ have the pT that LHCb measured, prompt and from b: within 12 % in each GeV to 14, at 2 < y < 4.5", () => {
  const process = prepareProcess("jpsi");
  const n = 400_000;
  const made = { prompt: jpsi.prompt.map(() => 0), fromB: jpsi.fromB.map(() => 0) };
  forEvents(process, n, (record) => {
    const meson = find(record, 443);
    const [pt, e, pz] = [ptOf(record, meson), record.e[meson]!, record.pz[meson]!];
    const y = Math.abs(Math.log((e + pz) / (e - pz)) / 2);
    if (y < 2 || y > 4.5 || pt >= 14) return;
    made[isFromB(record) ? "fromB" : "prompt"][Math.floor(pt)]!++;
  });
  // nb of J/ψ on one side for each event
  const worth = process.crossSection.value / n / 0.05961 / 1e3 / 2;
  for (const origin of ["prompt", "fromB"] as const) {
    for (const [bin, nb] of jpsi[origin].entries()) {
      const count = made[origin][bin]!;
      const room = 0.12 + 3 / Math.sqrt(count); // theirs: 6–7 %
      expect(Math.abs((count * worth) / nb - 1), `${origin} ${bin}`).toBeLessThan(room);
    }
  }
});

test("in the middle the share from b grows with pT as ATLAS measured", () => {
  const { edges, share, error } = jpsiFromB;
  const [all, fromB] = [share.map(() => 0), share.map(() => 0)];
  forEvents(prepareProcess("jpsi", { ptMin: 8, yMax: 0.75 }), 200_000, (record) => {
    const bin = edges.findIndex((edge) => edge > ptOf(record, find(record, 443))) - 1;
    if (bin < 0) return;
    all[bin]!++;
    if (isFromB(record)) fromB[bin]!++;
  });
  for (const [bin, value] of share.entries()) {
    const made = fromB[bin]! / all[bin]!;
    expect(Math.abs(made - value), `${edges[bin]} GeV`).toBeLessThan(error[bin]!);
  }
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

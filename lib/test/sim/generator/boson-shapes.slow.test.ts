import { describe, expect, test, vi } from "vitest";
import { particles } from "../../../core/index.ts";
import { type EventRecord, emptyRecord } from "../../../event/index.ts";
import { partonAsymmetry } from "../../../sim/generator/drell-yan/electroweak.ts";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { streamOf } from "../../../sim/stream.ts";
import {
  cross,
  direction,
  dot,
  find,
  inFrameOf,
  mass2,
  momentum,
  type Vector,
} from "./top-frames.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Calls `see` for each of n events. */
function forEvents(process: HardProcess, n: number, see: (record: EventRecord) => void): void {
  const [record, random] = [emptyRecord(), streamOf(1, process.id)];
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    see(record);
  }
}

/** Direction of a particle in the Collins–Soper frame of the boson, axes x, y, z. */
function collinsSoper(record: EventRecord, boson: number, particle: number): Vector {
  const frame = momentum(record, boson);
  const [a, b] = [
    direction(inFrameOf(frame, [1, 0, 0, 1])),
    direction(inFrameOf(frame, [1, 0, 0, -1])),
  ];
  const unit = (v: Vector): Vector => direction([0, ...v]);
  const z = unit([a[0] - b[0], a[1] - b[1], a[2] - b[2]]);
  const x = unit([-a[0] - b[0], -a[1] - b[1], -a[2] - b[2]]);
  const flight = direction(inFrameOf(frame, momentum(record, particle)));
  return [dot(flight, x), dot(flight, cross(z, x)), dot(flight, z)];
}

test("leptons of a Z follow 1 + cos²θ in the Collins–Soper frame, and the asymmetry of the quark that made it", () => {
  let [forward, expected, variance, cos2] = [0, 0, 0, 0];
  const n = 60_000;
  forEvents(prepareProcess("z-mumu"), n, (record) => {
    const cosine = collinsSoper(record, 2, find(record, 13))[2];
    const quark = record.pdg[0]! > 0 ? 0 : 1;
    const mass = Math.sqrt(mass2(momentum(record, 2)));
    const asymmetry = partonAsymmetry(record.pdg[quark]! % 2 === 0 ? "up" : "down", mass);
    if (cosine > 0 === (quark === 0)) forward++;
    expected += (1 + asymmetry) / 2;
    variance += (1 - asymmetry * asymmetry) / 4;
    cos2 += cosine * cosine;
  });
  expect(Math.abs(forward - expected)).toBeLessThan(4 * Math.sqrt(variance));
  expect(Math.abs(cos2 / n - 0.4)).toBeLessThan(4 * (0.3 / Math.sqrt(n)));
});

test("the Z has its mass and width", () => {
  const { mass, width } = particles.Z;
  let [below, above] = [0, 0];
  const n = 40_000;
  forEvents(prepareProcess("z-ee"), n, (record) => {
    const m = Math.sqrt(mass2(momentum(record, 2)));
    if (Math.abs(m - mass) < width / 2) m < mass ? below++ : above++;
  });
  // half of a Breit–Wigner is within its full width; 2.6 % lie beyond 60 to 120 GeV, photons add as much
  expect(Math.abs((below + above) / n - 0.505)).toBeLessThan(0.015);
  // the running width, photons and the fall of the densities move the peak down by 1 % of its width
  expect(Math.abs(below / (below + above) - 0.5)).toBeLessThan(0.03);
});

describe("W", () => {
  const process = prepareProcess("w-munu");

  test("the fermion goes where the quark went: V − A", () => {
    let sum = 0;
    const n = 40_000;
    forEvents(process, n, (record) => {
      const quark = record.pdg[0]! > 0 ? 1 : -1;
      const fermion = record.pdg[2]! > 0 ? find(record, 14) : find(record, 13);
      sum += quark * collinsSoper(record, 2, fermion)[2];
    });
    // (1 + cosθ)² has mean 1/2 and variance 3/20
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(4 * Math.sqrt(0.15 / n));
  });

  test("more W⁺ than W⁻, the more so the larger the rapidity of the lepton", () => {
    const counts = new Map<string, number>();
    forEvents(process, 200_000, (record) => {
      const muon = find(record, 13, -13);
      const [, x, y, z] = momentum(record, muon);
      const [pt, eta] = [Math.hypot(x, y), Math.abs(Math.asinh(z / Math.hypot(x, y)))];
      if (pt < 25 || eta > 2.4) return;
      const bin = `${Math.floor(eta / 0.4)} ${Math.sign(record.pdg[muon]!)}`;
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    });
    const [central, forward] = [0, 5].map((bin) => {
      const [plus, minus] = [counts.get(`${bin} -1`)!, counts.get(`${bin} 1`)!];
      return (plus - minus) / (plus + minus);
    }) as [number, number]; // as many as there are bins
    // CMS and ATLAS find 0.1 to 0.15 in the middle and 0.2 to 0.25 at the end
    expect(central).toBeGreaterThan(0.08);
    expect(central).toBeLessThan(0.17);
    expect(forward - central).toBeGreaterThan(0.04);
    expect(forward).toBeLessThan(0.3);
  });
});

/** A₀ = 4 − 10⟨cos²θ⟩ and A₂ = 10⟨sin²θ cos 2φ⟩, with the mean of pT²/(pT² + m²) beside them. */
function coefficients(
  process: HardProcess,
  n: number,
  wanted: (record: EventRecord) => boolean,
): { a0: number; a2: number; ratio: number; error: number } {
  let [events, cos2, transverse, ratio] = [0, 0, 0, 0];
  forEvents(process, n, (record) => {
    if (!wanted(record)) return;
    const boson = momentum(record, 2);
    const fermion = find(record, 11, 13, 12, 14);
    const [x, y, z] = collinsSoper(record, 2, fermion);
    const pt2 = boson[1] ** 2 + boson[2] ** 2;
    events++;
    cos2 += z * z;
    transverse += x * x - y * y;
    ratio += pt2 / (pt2 + mass2(boson));
  });
  return {
    a0: 4 - (10 * cos2) / events,
    a2: (10 * transverse) / events,
    ratio: ratio / events,
    error: 3.2 / Math.sqrt(events), // 10 × the spread of cos²θ
  };
}

describe.each(["z-jet", "w-jet"] as const)("%s", (id) => {
  const process = prepareProcess(id, { ptMin: 40 });

  test("A₀ of q q̄ → V g is pT²/(pT² + m²)", () => {
    const { a0, a2, ratio, error } = coefficients(process, 150_000, ({ pdg }) => pdg[3] === 21);
    expect(Math.abs(a0 - ratio)).toBeLessThan(4 * error);
    expect(Math.abs(a2 - ratio)).toBeLessThan(6 * error);
  });

  test("A₀ = A₂ with quarks and gluons together (Lam and Tung), and larger with gluons", () => {
    const { a0, a2, error } = coefficients(process, 100_000, () => true);
    expect(Math.abs(a0 - a2)).toBeLessThan(6 * error);
    const gluons = coefficients(process, 100_000, ({ pdg }) => pdg[3] !== 21);
    expect(gluons.a0).toBeGreaterThan(gluons.ratio + 4 * gluons.error);
  });

  test("boson and jet are back to back, and neither is below the cut", () => {
    forEvents(process, 20_000, ({ px, py }) => {
      expect(Math.hypot(px[3]!, py[3]!)).toBeGreaterThan(40 * 0.995); // a b quark's mass takes a little
      expect(px[2]! + px[3]!).toBeCloseTo(0, 9);
      expect(py[2]! + py[3]!).toBeCloseTo(0, 9);
    });
  });
});

test("ZZ decays to leptons, neutrinos and quarks as often as a Z does", () => {
  const counts = new Map<number, number>();
  const n = 40_000;
  forEvents(prepareProcess("zz"), n, ({ pdg }) => {
    for (const i of [4, 6]) counts.set(pdg[i]!, (counts.get(pdg[i]!) ?? 0) + 1);
  });
  const share = (...ids: readonly number[]): number =>
    ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0) / (2 * n);
  expect(share(13)).toBeCloseTo(0.0337, 2);
  expect(share(12, 14, 16)).toBeCloseTo(0.2, 2);
  expect(share(5)).toBeCloseTo(0.1512, 2);
});

import { expect, test, vi } from "vitest";
import { particles } from "../../../core/index.ts";
import { emptyRecord } from "../../../event/index.ts";
import { prepareZprime } from "../../../sim/generator/processes/zprime.ts";
import { quarkWidth, zprimeOf } from "../../../sim/generator/top/zprime-model.ts";
import { streamOf } from "../../../sim/stream.ts";
import { analysers, dot, find, mass2, momentum } from "./top-frames.ts";

vi.setConfig({ testTimeout: 60_000 });

test("the topcolour Z′ is as wide as it was told, by its own couplings", () => {
  for (const mass of [400, 1000, 1500]) {
    const { couplings, width } = zprimeOf(mass, undefined, "topcolour");
    expect(width).toBeCloseTo(0.012 * mass, 9);
    expect(quarkWidth(mass, couplings) / width).toBeCloseTo(1, 12);
    // hep-ph/9911288: u counts 2, d and b 1 each, t 2 for a heavy Z′
    const r = (particles.top.mass / mass) ** 2;
    const top = Math.sqrt(1 - 4 * r) * (2 + 4 * r);
    const gamma = (g2: number): number => (mass * g2) / (32 * Math.PI);
    const strength = (2 * couplings[6].vector) ** 2;
    expect((gamma(strength) * (top + 4)) / width).toBeCloseTo(1, 9);
  }
});

test("a sequential Z′ with the mass of the Z, and no top to decay to, is as wide as the Z", () => {
  // QCD adds a factor 1 + αs/π + …, 4 %, to the 70 % that are quarks; 2.4955 GeV are measured
  const lowest = zprimeOf(91.1879, undefined, "sequential").width;
  expect((lowest * (1 + 0.7 * 0.039)) / 2.4955).toBeCloseTo(1, 2);
});

test("tt̄ pairs pile up at the mass, half of them within half a width of it", () => {
  const process = prepareZprime({ mass: 750, channel: "hadronic" });
  const [record, random, n] = [emptyRecord(), streamOf(1, "zprime"), 20_000];
  const masses = new Float64Array(n);
  const quarks = new Set<number>();
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const zprime = find(record, 32);
    masses[i] = Math.sqrt(mass2(momentum(record, zprime)));
    expect([record.mother[zprime], record.mother[find(record, 6)]]).toEqual([0, zprime]);
    quarks.add(Math.abs(record.pdg[0]!));
  }
  masses.sort();
  expect(Math.abs(masses[n / 2]! - 750)).toBeLessThan(1);
  expect((masses[(3 * n) / 4]! - masses[n / 4]!) / 9).toBeCloseTo(1, 0);
  expect([...quarks].sort()).toEqual([1, 2, 5]); // the second generation does not couple
});

test("a wider Z′ reaches further", () => {
  const spread = (width: number): number => {
    const process = prepareZprime({ mass: 1000, width });
    const [record, random, n] = [emptyRecord(), streamOf(2, "width"), 5000];
    const masses = Float64Array.from({ length: n }, () => {
      process.generate(random, record);
      return Math.sqrt(mass2(momentum(record, find(record, 32))));
    }).sort();
    return masses[(3 * n) / 4]! - masses[n / 4]!;
  };
  expect(spread(100) / spread(10)).toBeGreaterThan(5);
});

test("tops of a vector Z′ are unpolarised and of opposite helicity; axial couplings of both ends send tops forward", () => {
  const measure = (
    axial: number,
  ): { forward: number; polarisation: number; helicities: number } => {
    const light = { vector: 0.3, axial };
    const couplings = { 1: light, 2: light, 3: light, 4: light, 5: light, 6: light };
    const process = prepareZprime({ mass: 1500, width: 50, model: couplings, channel: "dilepton" });
    const [record, random, n] = [emptyRecord(), streamOf(3, "axial"), 30_000];
    const sums = { forward: 0, polarisation: 0, helicities: 0 };
    for (let i = 0; i < n; i++) {
      process.generate(random, record);
      const { top, ofTop, ofAntitop } = analysers(record);
      const quark = record.pdg[0]! > 0 ? 1 : -1;
      sums.forward += Math.sign(top[2] * quark) / n;
      sums.polarisation += (3 * dot(ofTop, top)) / n;
      sums.helicities -= (9 * dot(ofTop, top) * dot(ofAntitop, top)) / n; // C_kk of the spins
    }
    return sums;
  };
  const error = 9 / 3 / Math.sqrt(30_000);
  const beta2 = 1 - 4 * (172.6 / 1500) ** 2;
  const vector = measure(0);
  expect(Math.abs(vector.forward)).toBeLessThan(4 * error);
  expect(Math.abs(vector.polarisation)).toBeLessThan(4 * error);
  // averaged over angles: (1 + β²)/(3 − β²), from C_kk of top-pair-spin.ts
  expect(Math.abs(vector.helicities - (1 + beta2) / (3 - beta2))).toBeLessThan(4 * error + 0.02);
  const chiral = measure(0.3); // purely left-handed: (1 + c)², tops left-handed
  expect(Math.abs(chiral.forward - 0.75)).toBeLessThan(0.05);
  expect(chiral.polarisation).toBeLessThan(-0.9);
});

test.each([
  [{ mass: 300 }, /Z′ of 300 GeV: it must be heavier than two tops/],
  [{ mass: -5 }, /Z′ of -5 GeV/],
  [{ mass: 1000, width: 0 }, /width 0 GeV/],
  [{ mass: 10_000 }, /Z′ of 10000 GeV at 13000 GeV: at least 15000 GeV/],
])("what cannot be set up is refused in one sentence (%j)", (options, message) => {
  expect(() => prepareZprime(options)).toThrow(message);
});

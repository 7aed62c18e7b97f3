import { expect, test, vi } from "vitest";
import { column } from "../../event/index.ts";
import { cms2011, cms2011LowMass } from "../../sim/detector/cards/muon-card.ts";
import { detect } from "../../sim/detector/detect.ts";
import {
  emptyMuon,
  measureMuon,
  normalDeviate,
  relativeResolution,
} from "../../sim/detector/measure/measure-muon.ts";
import { acceptance, crossSectionFrom, detectionEfficiency, fraction } from "../../sim/fiducial.ts";
import { generateDrellYan } from "../../sim/generator/drell-yan/drell-yan.ts";
import { energyKept } from "../../sim/generator/drell-yan/final-state-radiation.ts";
import { simulateZ } from "../../sim/simulate-z.ts";
import { streamOf } from "../../sim/stream.ts";

vi.setConfig({ testTimeout: 60_000 }); // a second each, many on a machine with much else to do

test("normal deviates have mean 0, variance 1 and no skew", () => {
  const random = streamOf(1, 0);
  const n = 100_000;
  const draws = Float64Array.from({ length: n }, () => normalDeviate(random));
  const moment = (k: number): number => draws.reduce((sum, x) => sum + x ** k, 0) / n;
  expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
});

test("a muon of 40 GeV is measured to the card's resolution, in every ring", () => {
  const random = streamOf(2, 0);
  const muon = emptyMuon();
  for (const [eta, wanted] of [
    [0.2, Math.hypot(0.01, 0.004)],
    [1, Math.hypot(0.015, 0.006)],
    [2, Math.hypot(0.025, 0.014)],
  ] as const) {
    expect(relativeResolution(cms2011, 40, eta)).toBeCloseTo(wanted, 12);
    let [n, sum, squares] = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      if (!measureMuon(cms2011, random, [40, 0, 40 * Math.sinh(eta)], 1, muon)) continue;
      const off = 40 / muon.pt - 1;
      n++;
      sum += off;
      squares += off * off;
      expect(muon.eta).toBeCloseTo(eta, 12);
    }
    expect(Math.abs(n / 20_000 - cms2011.identification)).toBeLessThan(
      4 * Math.sqrt(0.04 / 20_000),
    );
    expect(Math.abs(sum / n)).toBeLessThan((4 * wanted) / Math.sqrt(n));
    expect(Math.abs(Math.sqrt(squares / n) / wanted - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
  }
});

test("a muon outside the acceptance is never seen", () => {
  const random = streamOf(3, 0);
  const muon = emptyMuon();
  for (let i = 0; i < 100; i++) {
    expect(measureMuon(cms2011, random, [40, 0, 40 * Math.sinh(2.41)], 1, muon)).toBe(false);
    expect(measureMuon(cms2011LowMass, random, [3.2, 0, 0], 1, muon)).toBe(false);
  }
});

test("a muon of a Z keeps on average what a first-order photon leaves it", () => {
  // ⟨lost⟩ = b ∫ (1 + (1−z)²)/2 zᵇ dz = b [1/(b+1) − 1/(b+2) + 1/2(b+3)]
  const random = streamOf(4, 0);
  const b = (2 * Math.log(91.19 / 0.10566) - 1) / (137.036 * Math.PI);
  expect(b).toBeCloseTo(0.0291, 4);
  const expected = b * (1 / (b + 1) - 1 / (b + 2) + 1 / (2 * (b + 3)));
  const n = 200_000;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    const lost = 1 - energyKept(random, 91.19, 0.10566);
    sum += lost;
    squares += lost * lost;
  }
  expect(Math.abs(sum / n - expected)).toBeLessThan((4 * Math.sqrt(squares)) / n);
});

test("the table has the columns of the CMS file, and M is the mass of the two muons in it", () => {
  const events = simulateZ({ nEvents: 2000, seed: 1 });
  expect(Object.keys(events.columns).join(",")).toBe(
    "Run,Event,Type1,E1,px1,py1,pz1,pt1,eta1,phi1,Q1,Type2,E2,px2,py2,pz2,pt2,eta2,phi2,Q2,M",
  );
  const of = (name: string): Float64Array => column(events, name);
  for (let i = 0; i < events.nEvents; i++) {
    const sum = (name: string): number => of(`${name}1`)[i]! + of(`${name}2`)[i]!;
    const mass = Math.sqrt(sum("E") ** 2 - sum("px") ** 2 - sum("py") ** 2 - sum("pz") ** 2);
    expect(mass).toBeCloseTo(of("M")[i]!, 7);
    expect(of("Q1")[i]! * of("Q2")[i]!).toBe(-1);
    expect(of("pt1")[i]! * Math.cos(of("phi1")[i]!)).toBeCloseTo(of("px1")[i]!, 9);
    expect(of("pt2")[i]! * Math.sinh(of("eta2")[i]!)).toBeCloseTo(of("pz2")[i]!, 7);
  }
});

test("(N − B)/(A ε L) gives back the generated cross-section, with pulls as wide as they should be", () => {
  const cuts = { ptMin: 20, etaMax: 2.1, massRange: [66, 116] } as const;
  const simulated = generateDrellYan({ nEvents: 100_000, seed: 11, massRange: [50, 140] });
  const a = acceptance(simulated, cuts);
  const e = detectionEfficiency(simulated, detect(simulated, { massRange: [50, 140] }), cuts);
  expect(a.value * e.value).toBeCloseTo(e.passed / simulated.nEvents, 12);

  const perToy = 750;
  const data = generateDrellYan({ nEvents: 150_000, seed: 12, massRange: [50, 140] });
  const seen = new Float64Array(data.nEvents / perToy);
  const measured = detect(data, { massRange: [50, 140] });
  const [pt1, pt2, eta1, eta2, mass, event] = ["pt1", "pt2", "eta1", "eta2", "M", "Event"].map(
    (name) => column(measured, name),
  );
  for (let i = 0; i < measured.nEvents; i++) {
    const isHard = Math.min(pt1![i]!, pt2![i]!) > 20;
    const isCentral = Math.max(Math.abs(eta1![i]!), Math.abs(eta2![i]!)) < 2.1;
    const isIn = mass![i]! >= 66 && mass![i]! < 116;
    if (isHard && isCentral && isIn) seen[Math.floor(event![i]! / perToy)]! += 1;
  }
  const truth = data.crossSection.value;
  const pulls = Array.from(seen, (n) => {
    const luminosity = perToy / truth;
    const sigma = crossSectionFrom(n, { background: 0, acceptance: a, efficiency: e, luminosity });
    return (sigma.value - truth) / sigma.error;
  });
  const mean = pulls.reduce((sum, p) => sum + p, 0) / pulls.length;
  const rms = Math.sqrt(pulls.reduce((sum, p) => sum + p * p, 0) / pulls.length);
  // the number produced is fixed here, not Poisson: N fluctuates by √(1 − Aε) of the error quoted
  const wanted = Math.sqrt(1 - a.value * e.value);
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(pulls.length));
  expect(Math.abs(rms / wanted - 1)).toBeLessThan(4 / Math.sqrt(2 * pulls.length));
});

test("a part larger than the whole is refused", () => {
  expect(() => fraction(3, 2)).toThrow(/3 of 2/);
  expect(fraction(1, 4).error).toBeCloseTo(Math.sqrt(3 / 64), 12);
});

test("electrons have no detector yet, and one sentence says so", () => {
  const electrons = generateDrellYan({ nEvents: 10, seed: 1, lepton: "e" });
  expect(() => detect(electrons)).toThrow(/cards for "mu" only/);
});

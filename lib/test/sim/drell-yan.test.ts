import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { particles } from "../../core/index.ts";
import { acceptance } from "../../sim/fiducial.ts";
import { collinsSoperCosine } from "../../sim/generator/drell-yan/collins-soper.ts";
import { type DrellYanSample, generateDrellYan } from "../../sim/generator/drell-yan/drell-yan.ts";
import { partonAsymmetry, partonCrossSection } from "../../sim/generator/drell-yan/electroweak.ts";
import { measuredPt } from "../../sim/generator/drell-yan/pair-pt.ts";
import { partonDensity, partonGrid } from "../../sim/generator/partons/parton-grid.ts";
import { asinh } from "../../sim/portable-math.ts";

vi.setConfig({ testTimeout: 60_000 }); // a second each, many on a machine with much else to do

const SQRT_S = 13_000;
const sample = generateDrellYan({ nEvents: 200_000, seed: 2, sqrtS: SQRT_S });
const grid = partonGrid({ muRange: [60, 120], xMin: 1e-5 });

/** Midpoint sums of the same formula over mass and |y|, written again without the generator's cells. */
function integrate(
  weight: (m: number, id: number) => number,
  [from, to]: readonly [number, number],
  [yFrom, yTo]: readonly [number, number] = [0, Math.log(SQRT_S / 60)],
  steps = 100,
): number {
  let sum = 0;
  const cell = (((to - from) / steps) * (yTo - yFrom)) / steps;
  for (let i = 0; i < steps; i++) {
    const m = from + ((i + 0.5) / steps) * (to - from);
    for (let j = 0; j < steps; j++) {
      const y = yFrom + ((j + 0.5) / steps) * (yTo - yFrom);
      const [x1, x2] = [(m / SQRT_S) * Math.exp(y), (m / SQRT_S) * Math.exp(-y)];
      for (const id of [1, 2, 3, 4, 5, -1, -2, -3, -4, -5]) {
        const hard = partonCrossSection(id % 2 === 0 ? "up" : "down", m);
        const pairs = partonDensity(grid, id, x1, m) * partonDensity(grid, -id, x2, m);
        sum += weight(m, id) * ((2 * 2 * pairs * hard) / m) * cell; // the other 2: both signs of y
      }
    }
  }
  return sum;
}

const slices: readonly (readonly [number, number])[] = [
  [60, 80],
  [80, 90],
  [90, 92.4],
  [92.4, 100],
  [100, 120],
];

test("the cross-section is the integral of the formula, done another way", () => {
  const total = slices.reduce((sum, slice) => sum + integrate(() => 1, slice), 0);
  const { value, error } = sample.crossSection;
  expect(error / value).toBeLessThan(5e-4);
  expect(Math.abs(value - total)).toBeLessThan(4 * error + 3e-4 * total); // midpoints: 3·10⁻⁴
});

test("mass and rapidity follow the density, not the cells it was drawn from", () => {
  const total = sample.crossSection.value;
  const ys = [
    [0, 0.37],
    [0.37, 1.01],
    [1.01, 2.2],
    [2.2, 3.1],
    [3.1, Math.log(SQRT_S / 60)],
  ] as const;
  for (const [from, to] of slices) {
    for (const [a, b] of ys) {
      const expected = (integrate(() => 1, [from, to], [a, b], 50) / total) * sample.nEvents;
      let found = 0;
      for (let i = 0; i < sample.nEvents; i++) {
        const [m, y] = [sample.mass[i]!, Math.abs(sample.rapidity[i]!)];
        if (m >= from && m < to && y >= a && y < b) found++;
      }
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected) + 1e-3 * expected);
    }
  }
});

test("energy and momentum are conserved and both leptons are on their mass shell", () => {
  const { px1, py1, pz1, e1, px2, py2, pz2, e2, mass, rapidity, pt } = sample;
  for (let i = 0; i < 2000; i++) {
    const [px, py, pz, e] = [
      px1[i]! + px2[i]!,
      py1[i]! + py2[i]!,
      pz1[i]! + pz2[i]!,
      e1[i]! + e2[i]!,
    ];
    const mT = Math.hypot(mass[i]!, pt[i]!);
    expect(Math.hypot(px, py) / pt[i]!).toBeCloseTo(1, 9);
    expect(e / (mT * Math.cosh(rapidity[i]!))).toBeCloseTo(1, 9);
    expect((pz - mT * Math.sinh(rapidity[i]!)) / e).toBeCloseTo(0, 9);
    expect(
      (e1[i]! ** 2 - px1[i]! ** 2 - py1[i]! ** 2 - pz1[i]! ** 2 - particles.muon.mass ** 2) /
        e1[i]! ** 2,
    ).toBeCloseTo(0, 9);
    expect(
      (e2[i]! ** 2 - px2[i]! ** 2 - py2[i]! ** 2 - pz2[i]! ** 2 - particles.muon.mass ** 2) /
        e2[i]! ** 2,
    ).toBeCloseTo(0, 9);
  }
});

test("the ℓ⁻ goes forward as γ–Z interference makes it, from below the peak to above", () => {
  for (const slice of slices) {
    const norm = integrate(() => 1, slice);
    const expected =
      integrate((m, id) => partonAsymmetry(id % 2 === 0 ? "up" : "down", m), slice) / norm;
    const [forward, n] = countForward(sample, slice);
    const found = (2 * forward) / n - 1;
    expect(Math.abs(found - expected)).toBeLessThan(4 / Math.sqrt(n) + 0.002); // 0.002: midpoints
  }
});

function countForward(
  events: DrellYanSample,
  [from, to]: readonly [number, number],
): [number, number] {
  let [forward, n] = [0, 0];
  for (let i = 0; i < events.nEvents; i++) {
    if (events.mass[i]! < from || events.mass[i]! >= to) continue;
    n++;
    if (collinsSoperCosine(events, i) * events.flavour[i]! > 0) forward++;
  }
  return [forward, n];
}

test("averaged over directions, cosθ* is spread as 1 + cos²θ", () => {
  const bins = new Float64Array(10);
  for (let i = 0; i < sample.nEvents; i++) {
    bins[Math.floor(Math.abs(collinsSoperCosine(sample, i)) * 10)]! += 1;
  }
  const chi2 = bins.reduce((sum, found, k) => {
    const [a, b] = [k / 10, (k + 1) / 10];
    const expected = (3 / 4) * (b - a + (b ** 3 - a ** 3) / 3) * sample.nEvents;
    return sum + (found - expected) ** 2 / expected;
  }, 0);
  expect(chi2).toBeLessThan(28); // 10⁻³ for nine degrees of freedom
});

test("the pair's pT is the spectrum that ATLAS measured, bin by bin", () => {
  const { edges, density } = measuredPt;
  const total = density.reduce((sum, d, i) => sum + d * (edges[i + 1]! - edges[i]!), 0);
  expect(total).toBeCloseTo(1, 2); // the published table is normalised to one
  let [chi2, n] = [0, 0];
  for (const [i, d] of density.entries()) {
    const expected = ((d * (edges[i + 1]! - edges[i]!)) / total) * sample.nEvents;
    if (expected < 20) continue;
    const found = sample.pt.filter((pt) => pt >= edges[i]! && pt < edges[i + 1]!).length;
    chi2 += (found - expected) ** 2 / expected;
    n++;
  }
  expect(chi2).toBeLessThan(n + 4 * Math.sqrt(2 * n));
});

test("leading order gives what leading order gives elsewhere, and two thirds of what is measured", () => {
  const z = generateDrellYan({ nEvents: 200_000, seed: 1, massRange: [66, 116] });
  const lo = z.crossSection.value;
  expect(lo / (2897 / 2)).toBeGreaterThan(0.85); // PYTHIA 8.311, one flavour; other parton densities
  expect(lo / (2897 / 2)).toBeLessThan(1.15);
  const fiducial = lo * acceptance(z, { ptMin: 25, etaMax: 2.5, massRange: [66, 116] }).value;
  expect(fiducial / 779).toBeGreaterThan(0.58); // arXiv:1603.09222
  expect(fiducial / 779).toBeLessThan(0.75);
});

test("at 7 TeV the rapidity of Z bosons inside CMS has the shape that CMS measured", () => {
  const { dSigmaDy }: { dSigmaDy: number[] } = JSON.parse(
    readFileSync("lib/test/reference/cms-drell-yan-7tev.json", "utf8"),
  );
  const z = generateDrellYan({ nEvents: 200_000, seed: 5, sqrtS: 7000 });
  const found = new Float64Array(24);
  for (let i = 0; i < z.nEvents; i++) {
    const pt = [Math.hypot(z.px1[i]!, z.py1[i]!), Math.hypot(z.px2[i]!, z.py2[i]!)] as const;
    const eta = [asinh(z.pz1[i]! / pt[0]), asinh(z.pz2[i]! / pt[1])].map(Math.abs);
    if (Math.max(...pt) < 14 || Math.min(...pt) < 9 || Math.max(...eta) > 2.4) continue;
    found[Math.floor(Math.abs(z.rapidity[i]!) * 10)]! += 1;
  }
  const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
  for (let k = 0; k < 20; k++) {
    const ratio = found[k]! / sum(found) / (dSigmaDy[k]! / sum(dSigmaDy));
    expect(Math.abs(ratio - 1), `|y| = ${k / 10}`).toBeLessThan(0.1);
  }
});

const lhe = "../shared/data/lhe/pylhe-testfile-powheg-box-v2-Z.lhe";
test.skipIf(!existsSync(lhe))(
  "at 8 TeV rapidities and masses are spread as in POWHEG's events",
  () => {
    const [masses, rapidities] = [[] as number[], [] as number[]];
    for (const [, event] of readFileSync(lhe, "utf8").matchAll(/<event>\n([\s\S]*?)<\/event>/g)) {
      const pair = event!
        .split("\n")
        .map((line) => line.trim().split(/\s+/).map(Number))
        .filter(([id, status]) => Math.abs(id!) === 11 && status === 1);
      const [pz, e] = [8, 9].map((k) => pair.reduce((sum, lepton) => sum + lepton[k]!, 0));
      const [px, py] = [6, 7].map((k) => pair.reduce((sum, lepton) => sum + lepton[k]!, 0));
      masses.push(Math.sqrt(e! ** 2 - px! ** 2 - py! ** 2 - pz! ** 2));
      rapidities.push(Math.log((e! + pz!) / (e! - pz!)) / 2);
    }
    const ours = generateDrellYan({ nEvents: 50_000, seed: 4, sqrtS: 8000 });
    const rms = (ys: ArrayLike<number>): number =>
      Math.sqrt(Array.from(ys).reduce((sum, y) => sum + y * y, 0) / ys.length);
    const n = rapidities.length;
    expect(n).toBe(100);
    expect(Math.abs(rms(rapidities) / rms(ours.rapidity) - 1)).toBeLessThan(3 / Math.sqrt(2 * n));
    const inPeak = (ms: ArrayLike<number>): number =>
      Array.from(ms).filter((m) => Math.abs(m - 91.19) < 2.5).length / ms.length;
    expect(Math.abs(inPeak(masses) - inPeak(ours.mass))).toBeLessThan(3 * Math.sqrt(0.2 / n));
  },
);

test("no point has a density above the bound of its cell, at any energy", () => {
  for (const [sqrtS, massRange] of [
    [7000, [60, 120]],
    [13_000, [10, 60]],
    [13_600, [200, 4000]],
    [1960, [60, 120]],
  ] as const) {
    const { unweighting } = generateDrellYan({ nEvents: 50_000, seed: 3, sqrtS, massRange });
    expect(unweighting.largestRatio).toBeLessThanOrEqual(1);
    expect(unweighting.triesPerEvent).toBeLessThan(2);
  }
});

test("the same seed gives the same events, and a longer sample begins with the shorter one", () => {
  const first = generateDrellYan({ nEvents: 1000, seed: 7 });
  const longer = generateDrellYan({ nEvents: 1500, seed: 7 });
  expect(longer.px1.subarray(0, 1000)).toEqual(first.px1);
  expect(generateDrellYan({ nEvents: 1000, seed: 8 }).mass).not.toEqual(first.mass);
});

test("the events of seed 7 are these, to the last bit, on every machine", () => {
  const { px1, pz2, mass, rapidity, pt } = generateDrellYan({ nEvents: 1000, seed: 7 });
  const hash = createHash("sha256");
  for (const column of [px1, pz2, mass, rapidity, pt]) {
    const bytes = new DataView(new ArrayBuffer(8 * column.length));
    for (const [i, x] of column.entries()) bytes.setFloat64(8 * i, x);
    hash.update(new Uint8Array(bytes.buffer));
  }
  expect(hash.digest("hex").slice(0, 16)).toBe("a38b53a70634ff03");
});

test.each([
  [{ nEvents: 0, seed: 1 }, /positive whole number/],
  [{ nEvents: 10, seed: 1.5 }, /seed 1.5/],
  [{ nEvents: 10, seed: 1, sqrtS: -7 }, /collide at -7 GeV/],
  [{ nEvents: 10, seed: 1, massRange: [120, 60] as const }, /window must rise/],
  [{ nEvents: 10, seed: 1, massRange: [60, 14_000] as const }, /below 13000 GeV/],
])("what cannot be generated is refused in one sentence (%j)", (options, message) => {
  expect(() => generateDrellYan(options)).toThrow(message);
});

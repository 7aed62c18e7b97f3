import fc from "fast-check";
import { expect, test } from "vitest";
import { type EventRecord, emptyRecord, status } from "../../event/index.ts";
import { partonDensity, partonGrid } from "../../sim/generator/partons/parton-grid.ts";
import { runningCoupling } from "../../sim/generator/partons/running-coupling.ts";
import { prepareProcess } from "../../sim/generator/processes/index.ts";
import { finalState } from "../../sim/generator/radiation/final/final-state.ts";
import {
  conversionKernel,
  softKernel,
} from "../../sim/generator/radiation/initial/backward-kernels.ts";
import { bosonWeight } from "../../sim/generator/radiation/initial/boson-correction.ts";
import { initialState } from "../../sim/generator/radiation/initial/initial-state.ts";
import {
  nodeOfX,
  readPartons,
  rowOfScale,
  showerPartons,
} from "../../sim/generator/radiation/initial/shower-partons.ts";
import { prepareRadiation } from "../../sim/generator/radiation/radiate.ts";
import { atan2, exp, log } from "../../sim/portable-math.ts";
import { quickAtan2, quickExp, quickLog } from "../../sim/quick-math.ts";
import { streamOf } from "../../sim/stream.ts";
import { bosonToQuarks, imbalance, massOf, ptOf, ttbar, withEvents } from "./made-events.ts";

test("the quick logarithm, exponential and arctangent are the portable ones", () => {
  const number = fc.double({ min: -600, max: 600, noNaN: true });
  const side = fc.integer({ min: -10_000, max: 10_000 });
  fc.assert(
    fc.property(number, side, side, (x, a, b) => {
      expect(Math.abs(quickExp(x) / exp(x) - 1)).toBeLessThan(2e-13);
      const power = exp(x / 4);
      expect(Math.abs(quickLog(power) - log(power))).toBeLessThan(4e-14);
      expect(Math.abs(quickAtan2(a, b) - atan2(a, b))).toBeLessThan(2e-15);
    }),
    { numRuns: 3000 },
  );
});

test("the table of the shower is the grid of densities within 3 % below x = 0.6", () => {
  const grid = partonGrid({ muRange: [10, 400], xMin: 1e-5 });
  for (const mu of [12, 91.19, 350]) {
    for (const x of [2e-5, 1e-3, 0.012, 0.1, 0.31, 0.55]) {
      for (const id of [0, 1, 2, -1, 3]) {
        const [node, row] = [nodeOfX(x), rowOfScale(mu * mu)];
        const ratio = readPartons(showerTable, id + 5, node, row) / partonDensity(grid, id, x, mu);
        expect(Math.abs(ratio - 1), `${id} at ${x}, ${mu} GeV`).toBeLessThan(0.03);
      }
    }
  }
});

const showerTable = showerPartons();

test("radiation conserves energy and momentum to 1e-9 and leaves masses where they were", () => {
  for (const cut of [1, 8]) {
    withEvents(ttbar("lepjets"), 300, { cut }, (record) => {
      expect(imbalance(record)).toBeLessThan(1e-9);
      for (let i = 2; i < record.n; i++) {
        const kind = Math.abs(record.pdg[i]!);
        if (kind === 6) expect(Math.abs(massOf(record, i) - 172.6)).toBeLessThan(22);
        if (kind === 24) expect(Math.abs(massOf(record, i) - 80.4)).toBeLessThan(33);
        if (kind === 21) expect(massOf(record, i)).toBeLessThan(1e-3);
      }
    });
  }
});

test("in a decay the daughters still add up to their mother", () => {
  withEvents(ttbar("lepjets"), 200, { cut: 2 }, (record) => {
    const isBelow = (i: number, top: number): boolean =>
      i === top || (i >= 0 && isBelow(record.mother[i]!, top));
    for (const top of [2, 3]) {
      let sum = 0;
      for (let i = 4; i < record.n; i++) {
        if (record.status[i] === status.final && isBelow(record.mother[i]!, top)) {
          sum += record.e[i]!;
        }
      }
      // a gluon that a top itself radiates is not of its decay
      expect(Math.abs(sum / record.e[top]! - 1)).toBeLessThan(1e-9);
    }
  });
});

test("the same seed gives the same radiation, another seed another", () => {
  const energies = (seed: number): number[] => {
    const { radiate } = prepareRadiation();
    const process = ttbar("lepjets");
    const random = streamOf(seed, "radiation");
    const record = emptyRecord(512);
    return Array.from({ length: 50 }, () => {
      process.generate(random, record);
      radiate(random, record);
      return record.e.subarray(0, record.n).reduce((a, b) => a + b);
    });
  };
  expect(energies(1)).toEqual(energies(1));
  expect(energies(1)).not.toEqual(energies(2));
});

test("the first emission beside a Z has the rate of first order, with what is left above it", () => {
  const mass = 91.19;
  const x = mass / 13_000;
  const alphaS = runningCoupling(0.12);
  const settings = {
    sqrtS: 13_000,
    cut: 4,
    screen: 0,
    damp: 1,
    laterJets: 1,
    besideBoson: true,
    alphaS,
  };
  const shower = initialState(showerTable, { ...settings, conversions: [1, 1] });
  const record = emptyRecord(256);
  const random = streamOf(7, "first emission");
  const events = 60_000;
  const edges = [4, 6, 9, 13, 20, 30, 45, 70, 110, 200];
  const counts = edges.slice(1).map(() => 0);
  for (let i = 0; i < events; i++) {
    bosonToQuarks(record, mass, 1, 0);
    if (shower.radiate(random, record) === 0) continue;
    const bin = edges.findIndex((edge) => edge ** 2 > shower.scales[0]!) - 1;
    if (bin >= 0) counts[bin]!++;
  }
  let above = integral(200, 6000); // ∫ rate dlnpT² from the top down gives the Sudakov factor
  for (let bin = counts.length - 1; bin >= 0; bin--) {
    const more = above + integral(edges[bin]!, edges[bin + 1]!);
    const expected = events * (Math.exp(-above) - Math.exp(-more));
    expect(Math.abs(counts[bin]! - expected)).toBeLessThan(
      4 * Math.sqrt(expected) + 0.015 * expected,
    );
    above = more;
  }

  function integral(from: number, to: number): number {
    const steps = Math.max(4, Math.ceil(8 * Math.log(to / from)));
    const width = (2 * Math.log(to / from)) / steps;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += width * rate(from ** 2 * Math.exp((i + 0.5) * width));
    return sum;
  }

  function rate(pt2: number): number {
    const row = rowOfScale(pt2);
    let sum = 0;
    for (const b of [7, 3]) {
      const here = readPartons(showerTable, b, nodeOfX(x), row);
      for (let i = 0; i < 1500; i++) {
        const z = 1 - (1 - x) * ((i + 0.5) / 1500) ** 2; // many points near z = 1
        const weight = (2 * (1 - x) * ((i + 0.5) / 1500)) / 1500;
        if (pt2 * z >= mass ** 2 * (1 - z) ** 2) continue;
        const node = nodeOfX(x / z);
        const q2 = pt2 / (1 - z);
        const soft = ((8 / 3) * softKernel(b, z)) / (1 - z);
        sum +=
          (weight / here) *
          (soft * readPartons(showerTable, b, node, row) * bosonWeight(true, z, q2, mass ** 2) +
            conversionKernel(b, z) *
              readPartons(showerTable, 5, node, row) *
              bosonWeight(false, z, q2, mass ** 2));
      }
    }
    return (sum * alphaS(Math.log(pt2))) / (2 * Math.PI);
  }
});

test("a lepton keeps its angle in the Collins–Soper frame when a pair alone recoils, and on average else", () => {
  const process = prepareProcess("z-mumu");
  const { radiate } = prepareRadiation({ final: false, decays: false });
  const record = emptyRecord();
  const random = streamOf(3, "recoil");
  const cosine = (): number => {
    const { e, pz } = record;
    const up = (i: number): number => e[i]! + pz[i]!;
    const down = (i: number): number => e[i]! - pz[i]!;
    const [m, pt] = [massOf(record, 2), ptOf(record, 2)];
    return (up(3) * down(4) - down(3) * up(4)) / (m * Math.hypot(m, pt));
  };
  let [change, alone] = [0, 0];
  for (let i = 0; i < 4000; i++) {
    process.generate(random, record);
    const before = cosine();
    radiate(random, record);
    change += cosine() - before;
    if (record.n > 5) continue;
    alone++;
    expect(cosine()).toBeCloseTo(before, 9);
  }
  expect(alone).toBeGreaterThan(50);
  expect(Math.abs(change / 4000)).toBeLessThan(0.005);
});

test("a heavy quark emits next to no gluon in its dead cone, at angles below half of m/E", () => {
  const [mass, energy] = [172.6, 1000];
  const inside = (flavour: number, quarkMass: number): number => {
    const shower = finalState({ cut: 2, alphaS: runningCoupling(0.12) });
    const record = emptyRecord(512);
    const random = streamOf(11, "dead cone");
    let gluons = 0;
    for (let i = 0; i < 20_000; i++) {
      bosonToQuarks(record, 2 * energy, flavour, quarkMass);
      shower.radiate(random, record, 0, new Float64Array(1));
      if (record.n !== 6) continue; // one gluon, whose angle nothing has changed since
      const angle = Math.min(angleBetween(record, 3, 5), angleBetween(record, 4, 5));
      if (angle < (0.5 * mass) / energy) gluons++;
    }
    return gluons / 20_000;
  };
  const [heavy, light] = [inside(6, mass), inside(1, 0)];
  expect(light).toBeGreaterThan(0.002); // 40 gluons
  expect(heavy).toBeLessThan(0.25 * light);
});

function angleBetween({ px, py, pz }: EventRecord, i: number, k: number): number {
  const dot = px[i]! * px[k]! + py[i]! * py[k]! + pz[i]! * pz[k]!;
  const sizes = Math.hypot(px[i]!, py[i]!, pz[i]!) * Math.hypot(px[k]!, py[k]!, pz[k]!);
  return Math.acos(Math.max(-1, Math.min(1, dot / sizes)));
}

test("radiation that makes no sense is refused", () => {
  expect(() => prepareRadiation({ cut: 0.1 })).toThrow(/0.8 to 50/);
  const { radiate } = prepareRadiation({ sqrtS: 1960 });
  const record = emptyRecord(64);
  const random = streamOf(1, "refused");
  expect(() => radiate(random, record)).toThrow(/incoming partons/);
  bosonToQuarks(record, 14_000, 1, 0);
  expect(() => radiate(random, record)).toThrow(/at 1960 GeV/);
});

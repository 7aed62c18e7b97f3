import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { emptyRecord } from "../../../event/index.ts";
import { prepareTtbar, type TtbarOptions } from "../../../sim/generator/processes/ttbar.ts";
import { streamOf } from "../../../sim/stream.ts";
import {
  analysers,
  cross,
  direction,
  dot,
  find,
  inFrameOf,
  mass2,
  momentum,
  total,
  type Vector,
} from "./top-frames.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const N = 100_000;
/** Spin correlations of the decays' down-type fermions, as experiments define them. */
interface Spins {
  /** (1/σ) dσ/dcosφ = ½(1 − D cosφ), φ between the two in their tops' frames. */
  readonly d: number;
  /** (1/σ) d²σ/dcosθ₊ dcosθ₋ = ¼(1 − C cosθ₊ cosθ₋) for the axes k, r, n. */
  readonly kk: number;
  readonly rr: number;
  readonly nn: number;
}

/** Error of a mean of products of cosines, each spread evenly: C = −9⟨…⟩ with ⟨cos²⟩ = ⅓. */
const ERROR_C = 9 / 3 / Math.sqrt(N);
const ERROR_D = 3 / Math.sqrt(3 * N);

function spins(options: TtbarOptions): Spins {
  const process = prepareTtbar({ channel: "dilepton", ...options });
  const [record, random] = [emptyRecord(), streamOf(3, "spins")];
  const sums = { d: 0, kk: 0, rr: 0, nn: 0 };
  for (let i = 0; i < N; i++) {
    process.generate(random, record);
    const { top: k, ofTop: a, ofAntitop: b } = analysers(record);
    const sine = Math.sqrt(1 - k[2] * k[2]);
    const r: Vector = [(-k[2] * k[0]) / sine, (-k[2] * k[1]) / sine, sine];
    const n = cross(r, k);
    sums.d -= (3 * dot(a, b)) / N;
    sums.kk += (9 * dot(a, k) * dot(b, k)) / N; // the antitop's axis is −k
    sums.rr += (9 * dot(a, r) * dot(b, r)) / N;
    sums.nn += (9 * dot(a, n) * dot(b, n)) / N;
  }
  return sums;
}

describe("spin correlations at leading order", () => {
  test("at 14 TeV: C_hel = 0.319, D = −0.217 (Bernreuther, Brandenburg, Si, Uwer, hep-ph/0403035)", () => {
    const { d, kk } = spins({ sqrtS: 14_000 });
    expect(Math.abs(kk - 0.319)).toBeLessThan(4 * ERROR_C + 0.01); // 0.01: other densities
    expect(Math.abs(d + 0.217)).toBeLessThan(4 * ERROR_D + 0.01);
  });

  test("in pp̄ at 1.96 TeV: C_hel = −0.471, D = 0.297 (the same authors)", () => {
    const { d, kk } = spins({ beams: "ppbar", sqrtS: 1960 });
    expect(Math.abs(kk + 0.471)).toBeLessThan(4 * ERROR_C + 0.01);
    expect(Math.abs(d - 0.297)).toBeLessThan(4 * ERROR_D + 0.01);
  });

  test("at 13 TeV they are near those at next-to-leading order (Bernreuther, Heisler, Si, arXiv:1508.05271)", () => {
    const { d, kk, rr, nn } = spins({ sqrtS: 13_000 });
    expect(Math.abs(kk - 0.331)).toBeLessThan(0.03);
    expect(Math.abs(nn - 0.326)).toBeLessThan(0.03);
    expect(Math.abs(rr - 0.071)).toBeLessThan(0.1); // this one is all but zero at leading order
    expect(Math.abs(d + 0.243)).toBeLessThan(0.05);
    expect(d).toBeCloseTo(-(kk + rr + nn) / 3, 9);
  });

  test("close to threshold the leptons fly together, as entangled tops make them: D < −⅓", () => {
    const process = prepareTtbar({ channel: "dilepton" });
    const [record, random] = [emptyRecord(), streamOf(4, "threshold")];
    let [sum, n] = [0, 0];
    for (let i = 0; i < N; i++) {
      process.generate(random, record);
      const pair = total(momentum(record, find(record, 6)), momentum(record, find(record, -6)));
      if (Math.sqrt(pair[0] ** 2 - pair[1] ** 2 - pair[2] ** 2 - pair[3] ** 2) > 380) continue;
      const { ofTop, ofAntitop } = analysers(record);
      sum += dot(ofTop, ofAntitop);
      n++;
    }
    // ATLAS, arXiv:2311.07288: −0.537 ± 0.019 measured for 340–380 GeV, −0.470 expected
    expect((-3 * sum) / n).toBeLessThan(-0.4);
    expect((-3 * sum) / n).toBeGreaterThan(-0.6);
  });
});

test("mass and angle of the pairs are spread as the integral has it, bin by bin", () => {
  const { massEdges, cosineEdges, pb }: Shape = JSON.parse(
    readFileSync("lib/test/reference/top-cross-sections.json", "utf8"),
  ).ttbarShape;
  const process = prepareTtbar();
  const [record, random, n] = [emptyRecord(), streamOf(8, "shape"), 200_000];
  const found = pb.map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const [t, tbar] = [momentum(record, find(record, 6)), momentum(record, find(record, -6))];
    const pair = total(t, tbar);
    const m = Math.sqrt(mass2(pair));
    const cosine = Math.abs(direction(inFrameOf(pair, t))[2]);
    found[binOf(massEdges, m)]![binOf(cosineEdges, cosine)]! += 1;
  }
  const sum = pb.flat().reduce((a, b) => a + b, 0);
  let chi2 = 0;
  for (const [i, row] of pb.entries()) {
    for (const [j, part] of row.entries()) {
      const expected = (n * part) / sum;
      chi2 += (found[i]![j]! - expected) ** 2 / expected;
    }
  }
  expect(chi2).toBeLessThan(27 + 4 * Math.sqrt(2 * 27)); // 28 bins, one sum
});

/** dσ(pp → tt̄) at 13 TeV by mass [GeV] and |cosθ| of the pair: see the script beside the numbers. */
interface Shape {
  readonly massEdges: readonly number[];
  readonly cosineEdges: readonly number[];
  readonly pb: readonly (readonly number[])[];
}

function binOf(edges: readonly number[], value: number): number {
  return Math.max(
    edges.findLastIndex((edge) => edge <= value),
    0,
  );
}

describe("decay channels", () => {
  const counts = new Map<string, number>();
  const n = 60_000;
  beforeAll(() => {
    const process = prepareTtbar();
    const [record, random] = [emptyRecord(), streamOf(5, "channels")];
    for (let i = 0; i < n; i++) {
      process.generate(random, record);
      const leptons: number[] = [];
      for (let k = 0; k < record.n; k++) {
        const id = Math.abs(record.pdg[k]!);
        if (id === 11 || id === 13 || id === 15) leptons.push(id);
      }
      const key = leptons.length === 1 ? `1 of ${leptons[0]}` : `${leptons.length}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });

  test.each([
    ["0", 0.6742 ** 2],
    ["1 of 11", 2 * 0.1086 * 0.6742],
    ["1 of 13", 2 * 0.1086 * 0.6742],
    ["1 of 15", 2 * 0.1086 * 0.6742],
    ["2", 0.3258 ** 2],
  ])("leptons: %s in a share of %d", (key, share) => {
    const found = counts.get(key)! / n;
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
  });

  test.each([
    ["dilepton", 2],
    ["lepjets", 1],
    ["hadronic", 0],
  ] as const)(
    "the %s channel has %i leptons, of either sign, in every event",
    (channel, leptons) => {
      const process = prepareTtbar({ channel });
      const [record, random] = [emptyRecord(), streamOf(6, channel)];
      let charge = 0;
      for (let i = 0; i < 2000; i++) {
        process.generate(random, record);
        const found = Array.from(record.pdg.subarray(0, record.n)).filter((id) =>
          [11, 13, 15].includes(Math.abs(id)),
        );
        expect(found.length).toBe(leptons);
        if (leptons === 1) charge += Math.sign(found[0]!);
      }
      expect(Math.abs(charge)).toBeLessThan(4 * Math.sqrt(2000));
    },
  );
});

test("both colour flows of gluons are there, each tying the top to the gluon it follows", () => {
  const process = prepareTtbar();
  const [record, random] = [emptyRecord(), streamOf(7, "colour")];
  let [along, n] = [0, 0];
  for (let i = 0; i < 20_000; i++) {
    process.generate(random, record);
    if (record.pdg[0] !== 21) continue;
    const gluon = record.colour[0] === record.colour[2] ? 0 : 1;
    expect(record.colour[gluon]).toBe(record.colour[2]);
    const k = analysersTop(record);
    along += k * (gluon === 0 ? 1 : -1);
    n++;
  }
  expect(along / n).toBeGreaterThan(0.1); // mean cosine between top and its gluon
});

function analysersTop(record: Parameters<typeof analysers>[0]): number {
  return analysers(record).top[2];
}

test.each([
  [{ sqrtS: 300 }, /top pairs at 300 GeV: at least 518 GeV/],
  [{ sqrtS: Number.NaN }, /collide at NaN GeV/],
  [{ channel: "muonic" as "all" }, /decay to "muonic": all, lepjets, dilepton or hadronic/],
  [{ scaleFactor: 0 }, /multiply the scale by 0/],
  [{ alphaSAtZ: 3 }, /αs from 3 at the Z mass/],
])("what cannot be set up is refused in one sentence (%j)", (options, message) => {
  expect(() => prepareTtbar(options)).toThrow(message);
});

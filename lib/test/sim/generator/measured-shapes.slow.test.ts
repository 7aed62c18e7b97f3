import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import type { EventRecord } from "../../../event/index.ts";
import { fewJets } from "../../../sim/detector/jets/few-jets.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { jetWeight } from "../../../sim/simulation/jet-weights.ts";
import { ptOf, shares, withEvents } from "../made-events.ts";
import { find } from "./top-frames.ts";

vi.setConfig({ testTimeout: 120_000 });

interface Spectrum {
  readonly edges: number[];
  readonly density: number[];
}
const measured: {
  readonly zRapidity: { readonly density: number[] };
  readonly forwardBackward: Readonly<Record<"massEdges" | "asymmetry" | "error", number[]>>;
  readonly topPt: Spectrum;
  readonly topPairMass: Spectrum;
  readonly wJets: Readonly<Record<"atLeast" | "error", number[]>>;
} = JSON.parse(readFileSync("lib/test/reference/measured-shapes.json", "utf8"));

/** The integral done another way: `top-cross-sections.py`. */
const integrated: Readonly<Record<"ptEdges" | "pt" | "massEdges" | "mass", number[]>> = JSON.parse(
  readFileSync("lib/test/reference/top-cross-sections.json", "utf8"),
).ttbarSpectra;

const unit = (values: readonly number[]): number[] => {
  const sum = values.reduce((a, b) => a + b);
  return values.map((value) => value / sum);
};

const inBins = ({ edges, density }: Spectrum): number[] =>
  unit(density.map((value, i) => value * (edges[i + 1]! - edges[i]!)));

const etaOf = (record: EventRecord, i: number): number =>
  Math.asinh(record.pz[i]! / ptOf(record, i));

/** Sum of two particles: energy, momentum, mass. */
function pairOf({ px, py, pz, e }: EventRecord, i: number, k: number) {
  const [energy, x, y, z] = [e, px, py, pz].map((column) => column[i]! + column[k]!) as [
    number,
    number,
    number,
    number,
  ]; // four
  const pt = Math.hypot(x, y);
  return { energy, z, pt, mass: Math.sqrt(energy * energy - pt * pt - z * z) };
}

describe("Z at 7 TeV with radiation", () => {
  const byRapidity = measured.zRapidity.density.map(() => 0);
  const { massEdges, asymmetry, error } = measured.forwardBackward;
  const [forward, backward] = [asymmetry.map(() => 0), asymmetry.map(() => 0)];

  test("has the rapidity that ATLAS measured: within 5 % in each of 12 bins to 2.4", () => {
    const process = prepareProcess("z-mumu", { sqrtS: 7000, massRange: [66, 250] });
    const options = { sqrtS: 7000, final: false, decays: false };
    withEvents(process, 250_000, options, (record) => look(record));
    const [made, wanted] = [unit(byRapidity), unit(measured.zRapidity.density)];
    for (const [bin, share] of made.entries()) {
      expect(Math.abs(share / wanted[bin]! - 1), `|y| ${bin}`).toBeLessThan(0.05); // 3 σ of ours: 2–5 %
    }
  });

  function look(record: EventRecord): void {
    const [minus, plus] = [find(record, 13), find(record, -13)];
    const [pt1, pt2] = [ptOf(record, minus), ptOf(record, plus)];
    const eta = Math.max(Math.abs(etaOf(record, minus)), Math.abs(etaOf(record, plus)));
    const { energy, z, pt, mass } = pairOf(record, minus, plus);
    if (Math.min(pt1, pt2) > 20 && eta < 2.5 && mass < 116) {
      const bin = Math.floor(Math.abs(Math.log((energy + z) / (energy - z)) / 2) / 0.2);
      if (bin < byRapidity.length) byRapidity[bin]!++;
    }
    if (Math.min(pt1, pt2) < 25 || eta > 2.47) return;
    const { e, pz } = record;
    const light = (i: number, sign: number): number => e[i]! + sign * pz[i]!;
    const product = light(minus, 1) * light(plus, -1) - light(minus, -1) * light(plus, 1);
    const cosine = (Math.sign(z) * product) / (mass * Math.hypot(mass, pt));
    const bin = massEdges.findIndex((edge) => edge > mass) - 1;
    if (bin >= 0) (cosine > 0 ? forward : backward)[bin]!++;
  }

  test("sends leptons forward in the Collins–Soper frame as often as ATLAS saw, from 66 to 250 GeV", () => {
    let chi2 = 0;
    for (const [bin, value] of asymmetry.entries()) {
      const sum = forward[bin]! + backward[bin]!;
      const made = (forward[bin]! - backward[bin]!) / sum;
      chi2 += (made - value) ** 2 / (1 / sum + error[bin]! ** 2);
    }
    expect(chi2).toBeLessThan(35); // 18 bins: one in a hundred
  });
});

describe("top quarks at 8 TeV", () => {
  const values = { pt: [[], []] as number[][], mass: [[], []] as number[][] };
  const keep = (record: EventRecord, stage: number): void => {
    values.pt[stage]!.push(ptOf(record, 2), ptOf(record, 3));
    values.mass[stage]!.push(pairOf(record, 2, 3).mass);
  };

  test.each([
    ["pt", 4],
    ["mass", 4],
  ] as const)("have the %s of the integral done another way, bin by bin", (name, sigmas) => {
    if (values.pt[0]!.length === 0) {
      const process = prepareProcess("ttbar", { sqrtS: 8000, channel: "lepjets" });
      withEvents(process, 60_000, { sqrtS: 8000, initial: false, final: false }, (record) =>
        keep(record, 0),
      );
    }
    const edges = integrated[`${name}Edges`];
    const made = shares(values[name][0]!, edges);
    const all = 140.082; // pb, of which a little is beyond the bins
    const n = values.mass[0]!.length; // both tops of a pair have nearly the same pT
    for (const [bin, pb] of integrated[name].entries()) {
      const share = pb / all;
      const sigma = Math.sqrt((share * (1 - share)) / n);
      // masses of the tops are spread by their width, which moves a few pairs
      expect(Math.abs(made[bin]! - share), `${edges[bin]} GeV`).toBeLessThan(
        sigmas * sigma + 0.01 * share,
      );
    }
  });

  test("with radiation have the mass of the pair that CMS measured within 12 % to 1100 GeV, and pT(t) that is harder by up to 40 %", () => {
    const process = prepareProcess("ttbar", { sqrtS: 8000, channel: "lepjets" });
    withEvents(process, 400_000, { sqrtS: 8000, final: false, decays: false }, (record) =>
      keep(record, 1),
    );
    const masses = unit(shares(values.mass[1]!, measured.topPairMass.edges));
    for (const [bin, share] of inBins(measured.topPairMass).entries()) {
      const room = bin < 6 ? 0.12 : 0.4; // theirs: 13 % in the last bin
      expect(Math.abs(masses[bin]! / share - 1), `mass ${bin}`).toBeLessThan(room);
    }
    // leading order is known to be harder in pT(t); the shower's recoil adds to it
    const room = [0.18, 0.1, 0.1, 0.13, 0.25, 0.35, 0.4, 0.6];
    const pts = unit(shares(values.pt[1]!, measured.topPt.edges));
    for (const [bin, share] of inBins(measured.topPt).entries()) {
      expect(Math.abs(pts[bin]! / share - 1), `pT ${bin}`).toBeLessThan(room[bin]!);
    }
  });
});

test("W + n jets at 13 TeV are as many as CMS counts for n = 1 and 2, and within 30 % for 3 and 4; weighted, for all", () => {
  const finder = fewJets(0.4, 30);
  const column = (): Float64Array => new Float64Array(512);
  const columns: Columns = [column(), column(), column(), column()];
  const process = prepareProcess("w-munu");
  const events = 300_000;
  const counts = [0, 0, 0, 0, 0];
  const weighted = [0, 0, 0, 0, 0];
  const weigh = jetWeight("w-munu");
  withEvents(process, events, {}, (record) => {
    const jets = jetsBesideMuon(record, finder, columns);
    const weight = weigh(record);
    for (let n = 0; n < counts.length && n <= jets; n++) {
      counts[n]!++;
      weighted[n]! += weight;
    }
  });
  expect(Math.abs(weighted[0]! / counts[0]! - 1)).toBeLessThan(0.005);
  const { atLeast, error } = measured.wJets;
  for (const [i, pb] of atLeast.entries()) {
    const made = (counts[i + 1]! / events) * process.published!.value;
    const statistical = 1 / Math.sqrt(counts[i + 1]!);
    const sigma = Math.hypot(error[i]! / pb, statistical);
    const room = [0, 0, 0.2, 0.3][i]!;
    expect(Math.abs(made / pb - 1), `≥ ${i + 1} jets`).toBeLessThan(2 * sigma + room);
    const moved = (made * weighted[i + 1]!) / counts[i + 1]!;
    // the weights know the shower's own shares to 2 %
    expect(Math.abs(moved / pb - 1), `≥ ${i + 1}, weighted`).toBeLessThan(3 * statistical + 0.02);
  }
});

type Columns = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/** Fills in the momenta of all that makes jets; gives muon, neutrino and how many momenta there are. */
function separate(record: EventRecord, [px, py, pz, e]: Columns): [number, number, number] {
  let [muon, neutrino, n] = [-1, -1, 0];
  for (let i = 2; i < record.n; i++) {
    if (record.status[i] !== 1) continue;
    const kind = Math.abs(record.pdg[i]!);
    const isPrompt = Math.abs(record.pdg[record.mother[i]!]!) === 24;
    if (isPrompt && kind === 13) muon = i;
    else if (isPrompt && kind === 14) neutrino = i;
    else if (![12, 14, 16].includes(kind)) {
      px[n] = record.px[i]!;
      py[n] = record.py[i]!;
      pz[n] = record.pz[i]!;
      e[n++] = record.e[i]!;
    }
  }
  return [muon, neutrino, n];
}

/** Jets that CMS would count beside a W, −1 if the W is not selected. */
function jetsBesideMuon(
  record: EventRecord,
  finder: ReturnType<typeof fewJets>,
  columns: Columns,
): number {
  const [muon, neutrino, n] = separate(record, columns);
  const { px, py } = record;
  const eta = etaOf(record, muon);
  const dot = px[muon]! * px[neutrino]! + py[muon]! * py[neutrino]!;
  const mt2 = 2 * (ptOf(record, muon) * ptOf(record, neutrino) - dot);
  if (ptOf(record, muon) < 25 || Math.abs(eta) > 2.4 || mt2 < 50 ** 2) return -1;
  const found = finder.cluster(n, ...columns);
  let jets = 0;
  for (let jet = 0; jet < found; jet++) {
    const [x, y, z, energy] = [finder.px, finder.py, finder.pz, finder.e].map((c) => c[jet]!) as [
      number,
      number,
      number,
      number,
    ]; // four
    const rapidity = Math.log((energy + z) / (energy - z)) / 2;
    const turn = Math.abs(Math.atan2(y, x) - Math.atan2(py[muon]!, px[muon]!));
    const distance = Math.hypot(rapidity - eta, Math.min(turn, 2 * Math.PI - turn));
    if (Math.hypot(x, y) > 30 && Math.abs(rapidity) < 2.4 && distance > 0.4) jets++;
  }
  return jets;
}

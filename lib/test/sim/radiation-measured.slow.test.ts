import { expect, test } from "vitest";
import { type EventRecord, emptyRecord, status } from "../../event/index.ts";
import { fewJets } from "../../sim/detector/jets/few-jets.ts";
import { measuredPt } from "../../sim/generator/drell-yan/pair-pt.ts";
import { prepareProcess } from "../../sim/generator/processes/index.ts";
import { quarkMasses } from "../../sim/generator/quark-masses.ts";
import { prepareRadiation } from "../../sim/generator/radiation/radiate.ts";
import { jetWeight } from "../../sim/simulation/jet-weights.ts";
import { streamOf } from "../../sim/stream.ts";
import { bosonToQuarks, ptOf, shares, ttbar, withEvents } from "./made-events.ts";

interface Jet {
  readonly pt: number;
  readonly eta: number;
  readonly isBeauty: boolean;
}

const finder = fewJets(0.4, 25);
const columns = Array.from({ length: 4 }, () => new Float64Array(512));

/** Jets above 25 GeV with |η| < 2.5 of everything but neutrinos and leptons of W, Z and τ. */
function jetsOf(record: EventRecord): Jet[] {
  const [px, py, pz, e] = columns as [Float64Array, Float64Array, Float64Array, Float64Array]; // four
  const beauty = new Set<number>();
  let n = 0;
  for (let i = 2; i < record.n; i++) {
    const kind = Math.abs(record.pdg[i]!);
    const isPrompt =
      kind >= 11 && kind <= 16 && [23, 24, 15].includes(Math.abs(record.pdg[record.mother[i]!]!));
    if (record.status[i] !== status.final || isPrompt || [12, 14, 16].includes(kind)) continue;
    if (kind === 5) beauty.add(n);
    px[n] = record.px[i]!;
    py[n] = record.py[i]!;
    pz[n] = record.pz[i]!;
    e[n++] = record.e[i]!;
  }
  const found = finder.cluster(n, px, py, pz, e);
  const isBeauty = new Set([...beauty].map((k) => finder.jetOf[k]));
  return Array.from({ length: found }, (_, jet) => {
    const pt = Math.hypot(finder.px[jet]!, finder.py[jet]!);
    return { pt, eta: Math.asinh(finder.pz[jet]! / pt), isBeauty: isBeauty.has(jet) };
  }).filter(({ eta }) => Math.abs(eta) < 2.5);
}

/** Electrons and muons of W (24) or Z (23) above 25 GeV with |η| < 2.5. */
function leptonsOf(record: EventRecord, boson: 23 | 24): number {
  let count = 0;
  for (let i = 2; i < record.n; i++) {
    const kind = Math.abs(record.pdg[i]!);
    const parent = Math.abs(record.pdg[record.mother[i]!]!);
    if ((kind !== 11 && kind !== 13) || parent !== boson) continue;
    const pt = ptOf(record, i);
    if (pt > 25 && Math.abs(Math.asinh(record.pz[i]! / pt)) < 2.5) count++;
  }
  return count;
}

test("pT of the Z is as ATLAS measured it (arXiv:1912.02844): within 12 % to 125 GeV, 35 % to 400 GeV", () => {
  const edges = [0, 4, 8, 14, 22.5, 39, 65, 125, 200, 400];
  const { edges: fine, density } = measuredPt;
  const total = density.reduce((sum, d, i) => sum + d * (fine[i + 1]! - fine[i]!), 0);
  const measured = edges.slice(1).map((to, bin) =>
    density.reduce((sum, d, i) => {
      const isIn = fine[i]! >= edges[bin]! && fine[i]! < to;
      return isIn ? sum + (d * (fine[i + 1]! - fine[i]!)) / total : sum;
    }, 0),
  );
  const values: number[] = [];
  withEvents(prepareProcess("z-mumu"), 60_000, { final: false, decays: false }, (record) => {
    values.push(ptOf(record, 2));
  });
  for (const [bin, share] of shares(values, edges).entries()) {
    const tolerance = edges[bin + 1]! <= 125 ? 0.12 : 0.35;
    expect(Math.abs(share / measured[bin]! - 1), `${edges[bin]} GeV`).toBeLessThan(tolerance);
  }
});

test("Z + n jets follow σ(n + 1)/σ(n) of ATLAS (arXiv:1702.05725)", () => {
  const counts = [0, 0, 0, 0];
  withEvents(prepareProcess("z-mumu"), 400_000, {}, (record) => {
    const jets = jetsOf(record).filter(({ pt }) => pt > 30).length;
    for (let n = 0; n < counts.length && n <= jets; n++) counts[n]!++;
  });
  // measured 0.157 ± 0.013, 0.233 ± 0.009, 0.230 ± 0.010; here leptons are not asked for
  for (const [n, ratio] of [0.1568, 0.2327, 0.2299].entries()) {
    const made = counts[n + 1]! / counts[n]!;
    expect(Math.abs(made / ratio - 1), `${n + 1} jets`).toBeLessThan(0.15);
  }
});

test("weighted, Z + n jets are as many as ATLAS counted up to n = 4 (arXiv:1702.05725)", () => {
  const counts = [0, 0, 0, 0, 0];
  const weighted = [0, 0, 0, 0, 0];
  const weigh = jetWeight("z-mumu");
  withEvents(prepareProcess("z-mumu"), 400_000, {}, (record) => {
    if (leptonsOf(record, 23) !== 2) return;
    const jets = jetsOf(record).filter(({ pt }) => pt > 30).length;
    const weight = weigh(record);
    for (let n = 0; n < counts.length && n <= jets; n++) {
      counts[n]!++;
      weighted[n]! += weight;
    }
  });
  expect(Math.abs(weighted[0]! / counts[0]! - 1)).toBeLessThan(0.005);
  for (const [n, ratio] of [0.1568, 0.2327, 0.2299, 0.239].entries()) {
    const made = weighted[n + 1]! / weighted[n]!;
    // the weights know the shower's own shares to 2 %
    const room = 3 / Math.sqrt(counts[n + 1]!) + 0.02;
    expect(Math.abs(made / ratio - 1), `${n + 1} jets`).toBeLessThan(room);
  }
});

test("additional jets of dilepton tt̄ are as many as ATLAS counted (arXiv:1610.09978)", () => {
  const found = { 25: [0, 0, 0, 0], 40: [0, 0, 0, 0] };
  let events = 0;
  withEvents(ttbar("dilepton"), 100_000, {}, (record) => {
    if (leptonsOf(record, 24) !== 2) return;
    const jets = jetsOf(record);
    if (jets.filter(({ isBeauty }) => isBeauty).length < 2) return;
    events++;
    for (const least of [25, 40] as const) {
      const additional =
        jets.filter(({ pt }) => pt > least).length -
        jets.filter(({ pt, isBeauty }) => isBeauty && pt > least).length;
      found[least][Math.min(additional, 3)]!++;
    }
  });
  // none, one, two, more; their uncertainties 0.026, 0.013, 0.015, 0.011 and 0.021, 0.015, 0.008, 0.0045
  const measured = { 25: [0.4476, 0.3198, 0.1495, 0.0832], 40: [0.6068, 0.2781, 0.0885, 0.0267] };
  const allowed = { 25: [0.05, 0.03, 0.03, 0.035], 40: [0.045, 0.03, 0.02, 0.02] };
  for (const least of [25, 40] as const) {
    for (const [n, share] of measured[least].entries()) {
      const made = found[least][n]! / events;
      expect(Math.abs(made - share), `${n} above ${least} GeV`).toBeLessThan(allowed[least][n]!);
    }
  }
});

test("pT of the tt̄ pair with four jets is as ATLAS measured it (arXiv:1708.00727)", () => {
  const edges = [0, 35, 75, 125, 170, 225, 800];
  const density = [1.00368e-2, 7.89039e-3, 3.33946e-3, 1.62792e-3, 8.13572e-4, 8.36853e-5];
  const values: number[] = [];
  withEvents(ttbar("lepjets"), 30_000, {}, (record) => {
    const jets = jetsOf(record);
    const isSelected = jets.length >= 4 && jets.filter(({ isBeauty }) => isBeauty).length >= 2;
    if (!isSelected || leptonsOf(record, 24) !== 1) return;
    values.push(Math.hypot(record.px[2]! + record.px[3]!, record.py[2]! + record.py[3]!));
  });
  for (const [bin, share] of shares(values, edges).entries()) {
    const measured = density[bin]! * (edges[bin + 1]! - edges[bin]!);
    expect(Math.abs(share / measured - 1), `${edges[bin]} GeV`).toBeLessThan(0.22); // theirs: 5–11 %
  }
});

test("a b hadron of a Z has 71.5 % of the beam's energy, as at LEP and SLD", () => {
  const { radiate } = prepareRadiation({ cut: 1, initial: false });
  const record = emptyRecord(512);
  const random = streamOf(5, "beauty");
  let [sum, hadrons] = [0, 0];
  for (let i = 0; i < 3000; i++) {
    bosonToQuarks(record, 91.19, 5, quarkMasses.b);
    radiate(random, record);
    for (let k = 0; k < record.n; k++) {
      const kind = Math.abs(record.pdg[k]!);
      if (record.status[k] !== status.decayed || ![511, 521, 531, 5122].includes(kind)) continue;
      sum += record.e[k]! / (91.19 / 2);
      hadrons++;
    }
  }
  expect(sum / hadrons).toBeGreaterThan(0.68);
  expect(sum / hadrons).toBeLessThan(0.75);
});

test("τ and b decay to leptons as often as listed, and b hadrons fly as far", () => {
  const tally: Tally = { taus: 0, fromTau: 0, quarks: 0, fromQuark: 0, flights: [] };
  withEvents(ttbar("lepjets"), 40_000, {}, (record) => {
    for (let i = 2; i < record.n; i++) count(record, i, tally);
  });
  expect(Math.abs(tally.fromTau / tally.taus - 0.3521)).toBeLessThan(0.02);
  expect(Math.abs(tally.fromQuark / tally.quarks - 2 * (0.1069 + 0.0802))).toBeLessThan(0.02);
  const { flights } = tally;
  const mean = flights.reduce((a, b) => a + b) / flights.length;
  expect(Math.abs(mean - 0.473)).toBeLessThan((4 * 0.473) / Math.sqrt(flights.length)); // mm
});

interface Tally {
  taus: number;
  fromTau: number;
  quarks: number;
  fromQuark: number;
  readonly flights: number[];
}

function count(record: EventRecord, i: number, tally: Tally): void {
  const kind = Math.abs(record.pdg[i]!);
  if (kind === 15) tally.taus++;
  if (kind === 5 && record.status[i] === status.final) tally.quarks++;
  if (kind !== 11 && kind !== 13) return;
  const parent = Math.abs(record.pdg[record.mother[i]!]!);
  if (parent === 15) tally.fromTau++;
  if (parent > 100 && quarkAbove(record, i) === 5) tally.fromQuark++;
  if (parent === 511 || parent === 521) tally.flights.push(properLength(record, i));
}

/** The quark that a lepton's hadron comes from. */
function quarkAbove(record: EventRecord, i: number): number {
  let k = i;
  while (Math.abs(record.pdg[k]!) > 6 && record.mother[k]! > 1) k = record.mother[k]!;
  return Math.abs(record.pdg[k]!);
}

/** How far the mother of a particle flew, in its own time [mm]. */
function properLength({ mother, px, py, pz, vx, vy, vz }: EventRecord, i: number): number {
  const m = mother[i]!;
  return (Math.hypot(vx[i]!, vy[i]!, vz[i]!) * 5.28) / Math.hypot(px[m]!, py[m]!, pz[m]!);
}

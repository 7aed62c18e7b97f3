import { expect, test } from "vitest";
import { column, jagged, valuesOf } from "../../../event/index.ts";
import type { Labelled } from "../../../learn/index.ts";
import { separations } from "../../../learn/index.ts";
import { ntupleOf } from "../../../select/index.ts";
import {
  colleaguesMistake,
  colleaguesSample,
  hiddenTwTtbar,
  luminosityWeights,
  publishedTw,
  twTtbarAnalysis,
  twTtbarFiles,
  twTtbarSample,
  twTtbarVariables,
} from "../../../select/tw-ttbar/index.ts";

type Vector = readonly [px: number, py: number, pz: number, e: number];

/** px, py, pz and E, written out. */
function vector(pt: number, eta: number, phi: number, m: number): Vector {
  const [px, py, pz] = [pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta)];
  return [px, py, pz, Math.sqrt(px * px + py * py + pz * pz + m * m)];
}

const sum = (...vectors: readonly Vector[]): Vector =>
  [0, 1, 2, 3].map((part) =>
    vectors.reduce((all, one) => all + one[part]!, 0),
  ) as unknown as Vector; // four parts

const pt = ([px, py]: Vector): number => Math.sqrt(px * px + py * py);
const mass = ([px, py, pz, e]: Vector): number => Math.sqrt(e * e - px * px - py * py - pz * pz);

test("the nine variables of the analysis are those that one computes by hand", async () => {
  const ntuple = await ntupleOf(twTtbarAnalysis(await twTtbarFiles()), "tw");
  const at = (name: string, event: number): ArrayLike<number> =>
    valuesOf(jagged(ntuple, name), event);
  for (let i = 0; i < 300; i++) {
    const [l1, l2] = [0, 1].map((k) =>
      vector(
        at("lepton_pt", i)[k]!,
        at("lepton_eta", i)[k]!,
        at("lepton_phi", i)[k]!,
        at("lepton_type", i)[k] === 13 ? 0.1056583755 : 0.00051099895,
      ),
    ) as [Vector, Vector]; // two leptons
    const b = vector(
      at("jet_pt", i)[0]!,
      at("jet_eta", i)[0]!,
      at("jet_phi", i)[0]!,
      at("jet_m", i)[0]!,
    );
    const met = column(ntuple, "met_et")[i]!;
    const system = sum(l1, l2, b, vector(met, 0, column(ntuple, "met_phi")[i]!, 0));
    const expected: Readonly<Record<string, number>> = {
      ptAll: pt(system),
      dptLlb: pt(sum(l1, l2, b)) - met,
      etaAll: Math.asinh(system[2] / pt(system)),
      dptLl: pt(sum(l1, l2)) - met,
      ptLlb: pt(sum(l1, l2, b)),
      centrality: (pt(l1) + pt(l2)) / (l1[3] + l2[3]),
      massL2b: mass(sum(l2, b)),
      massL1b: mass(sum(l1, b)),
    };
    for (const [name, value] of Object.entries(expected)) {
      expect(column(ntuple, name)[i], name).toBeCloseTo(value, 7);
    }
  }
});

/** A number for each event, by which to find it again. */
function marksOf({ features: { columns, names, nRows } }: Labelled): number[] {
  const [pt, eta, m] = ["ptAll", "etaAll", "massL1b"].map((name) => columns[names.indexOf(name)]!);
  return Array.from(
    { length: nRows },
    (_, row) => pt![row]! + Math.E * eta![row]! + Math.PI * m![row]!,
  );
}

test("training, testing and hidden events have none in common", async () => {
  const { training, testing } = await twTtbarSample(17);
  const all = [training, testing, await hiddenTwTtbar(17)].flatMap(marksOf);
  expect(new Set(all).size).toBe(all.length);
  expect(training.labels.length).toBe(12_000);
  for (const { labels } of [training, testing]) {
    expect(labels.filter((label) => label === 1).length).toBe(labels.length / 2);
  }
});

test("each student has events of their own, and the same again", async () => {
  const [one, again, other] = [
    await twTtbarSample(1),
    await twTtbarSample(1),
    await twTtbarSample(2),
  ];
  expect(marksOf(again.training)).toEqual(marksOf(one.training));
  const known = new Set(marksOf(one.training));
  const shared = marksOf(other.training).filter((event) => known.has(event)).length;
  expect(shared / 12_000).toBeGreaterThan(0.4); // drawn from the same pool, half of it each
  expect(shared / 12_000).toBeLessThan(0.6);
});

test("events weighed to the luminosity add up to what is expected", () => {
  const weights = luminosityWeights([1, 0, 0, 1, 0], { tw: 10, ttbar: 60 });
  expect([...weights]).toEqual([5, 20, 20, 5, 20]);
});

test("the variables that separate best are those of the paper, in its order", async () => {
  const { training, expected } = await twTtbarSample(1);
  const found = separations(training, { bins: 20 }).map(({ name }) => name);
  expect(found.slice(0, 4)).toEqual(twTtbarVariables.slice(0, 4));
  expect(found.slice(-2).sort()).toEqual(["massL1b", "massL2b"]);
  const [sTw, sTtbar] = [publishedTw.events["tw"]![0], publishedTw.events["ttbar"]![0]];
  expect(expected.tw / sTw).toBeGreaterThan(1); // leading order: too few further jets
  expect(expected.tw / sTw).toBeLessThan(2);
  expect(expected.ttbar / sTtbar).toBeGreaterThan(1);
  expect(expected.ttbar / sTtbar).toBeLessThan(1.5);
});

test.each([1, 2, 3, 17, 2026])("the colleague of student %d has cut on tt̄ alone", async (seed) => {
  const { variable, from, to } = await colleaguesMistake(seed);
  const { features, labels } = await colleaguesSample(seed);
  const x = features.columns[features.names.indexOf(variable)]!;
  const outside = (label: number): number =>
    x.filter((value, i) => labels[i] === label && (value < from || value > to)).length;
  expect(outside(0)).toBe(0);
  expect(outside(1)).toBeGreaterThan(300); // of 5000
  const ends = [
    Math.min(...x.filter((_, i) => !labels[i])),
    Math.max(...x.filter((_, i) => !labels[i])),
  ];
  expect(Math.abs(ends[0]! - from) / (to - from)).toBeLessThan(0.03); // as the exercise asks
  expect(Math.abs(ends[1]! - to) / (to - from)).toBeLessThan(0.03);
});

test("of two hundred students next to each other none could hand in the other's answer", async () => {
  const all = await Promise.all(
    Array.from({ length: 201 }, (_, seed) => colleaguesMistake(seed + 1)),
  );
  const isNear = (a: number, b: number, width: number): boolean => Math.abs(a - b) <= 0.03 * width;
  for (const [i, { variable, from, to }] of all.slice(1).entries()) {
    const other = all[i]!;
    const width = to - from;
    expect(
      other.variable === variable && isNear(other.from, from, width) && isNear(other.to, to, width),
    ).toBe(false);
  }
});

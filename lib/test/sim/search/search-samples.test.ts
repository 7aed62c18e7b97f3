import { describe, expect, test } from "vitest";
import { column, type EventTable, isJagged, jagged } from "../../../event/index.ts";
import {
  blindRate,
  blindSample,
  labelledSample,
  poolIds,
  preselection,
  searchSample,
  trueTops,
} from "../../../sim/search/index.ts";

/** Two events with the same lepton, to 1/64 GeV and 1/1024, and missing momentum are one. */
const names = (events: EventTable): string[] => {
  const [pt, eta, phi, met] = ["lep_pt", "lep_eta", "lep_phi", "met_et"].map((name) =>
    column(events, name),
  );
  return Array.from(pt!, (_, i) => `${pt![i]} ${eta![i]} ${phi![i]} ${met![i]}`);
};
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;

describe("labelled samples", () => {
  test.each(poolIds)("of %s for training and for testing have no event in common", async (kind) => {
    const training = await labelledSample(kind, "training");
    const testing = await labelledSample(kind, "testing");
    const known = new Set(names(training.events));
    expect(names(testing.events).filter((name) => known.has(name))).toEqual([]);
    // one expectation for 1 pb⁻¹, from different events: 4 σ apart at most
    const [a, b] = [training, testing].map(({ events, luminosity }) => ({
      rate: events.nEvents / luminosity,
      variance: events.nEvents / luminosity ** 2,
    })) as [Rate, Rate];
    expect(Math.abs(a.rate - b.rate)).toBeLessThan(4 * Math.sqrt(a.variance + b.variance));
  });

  test("hold what the preselection lets through", async () => {
    for (const kind of poolIds) {
      const { events } = await labelledSample(kind, "testing");
      expect(Math.min(...column(events, "lep_pt"))).toBeGreaterThan(preselection.leptonPt - 0.01);
      expect(Math.min(...column(events, "met_et"))).toBeGreaterThan(preselection.missing - 0.01);
      const { offsets, values } = jagged(events, "jet_pt");
      expect(Math.min(...values)).toBeGreaterThan(preselection.jetPt - 0.01);
      for (let i = 0; i < events.nEvents; i++) {
        expect(offsets[i + 1]! - offsets[i]!).toBeGreaterThanOrEqual(preselection.nJets);
      }
    }
  });

  test("know which jets came from a top: their masses are those of the top and of the W", async () => {
    const { events } = await labelledSample("ttbar", "training");
    const found = trueTops(events).flatMap((three) => (three ? [three] : []));
    expect(found.length / events.nEvents).toBeGreaterThan(0.2);
    // jets lose a little to radiation beyond their cone
    expect(median(found.map(({ mass }) => mass))).toBeGreaterThan(155);
    expect(median(found.map(({ mass }) => mass))).toBeLessThan(175);
    expect(Math.abs(median(found.map(({ pairMass }) => pairMass)) - 80.4)).toBeLessThan(4);
    const { events: ofW } = await labelledSample("wjets", "testing");
    expect(trueTops(ofW).every((three) => three === undefined)).toBe(true);
  });

  test("are of a known kind, for a known use", async () => {
    await expect(labelledSample("higgs" as "qcd", "training")).rejects.toThrow(
      "Cannot find events of higgs: one of wjets, qcd, ttbar is wanted",
    );
    await expect(labelledSample("qcd", "search" as "training")).rejects.toThrow(
      "training or testing wanted",
    );
  });
});

interface Rate {
  readonly rate: number;
  readonly variance: number;
}

describe("search samples", () => {
  test("hold as many events as expected, with Poisson fluctuations", async () => {
    const expected = new Map<string, number>();
    for (const kind of poolIds) {
      const [a, b] = [
        await labelledSample(kind, "training"),
        await labelledSample(kind, "testing"),
      ];
      const nEvents = a.events.nEvents + b.events.nEvents;
      expected.set(kind, nEvents / (a.luminosity + b.luminosity));
    }
    const background = expected.get("wjets")! + expected.get("qcd")!;
    for (const [rate, luminosity] of [
      [0, 1],
      [2, 1],
      [1, 2],
    ] as const) {
      const mean = luminosity * (background + rate * expected.get("ttbar")!);
      const counts = await Promise.all(
        Array.from({ length: 30 }, async (_, seed) => {
          return (await searchSample({ rate, seed, luminosity })).events.nEvents;
        }),
      );
      const average = counts.reduce((sum, n) => sum + n, 0) / 30;
      const variance = counts.reduce((sum, n) => sum + (n - average) ** 2, 0) / 29;
      // the mean of 30 counts, and what the labelled halves know of it: some 2 % of QCD
      expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / 30) + 0.02 * mean);
      expect(variance / mean).toBeGreaterThan(0.3);
      expect(variance / mean).toBeLessThan(2.2);
    }
  });

  test("have no event of a labelled sample, and none twice", async () => {
    const labelled = await Promise.all(
      poolIds.flatMap((kind) => [
        labelledSample(kind, "training"),
        labelledSample(kind, "testing"),
      ]),
    );
    const known = new Set(labelled.flatMap(({ events }) => names(events)));
    const { events } = await searchSample({ rate: 10, seed: 3 });
    expect(names(events).filter((name) => known.has(name))).toEqual([]);
    expect(new Set(names(events)).size).toBe(events.nEvents);
  });

  test("say nothing of the truth, and their order neither", async () => {
    const { events } = await searchSample({ rate: 5, seed: 3 });
    expect(Object.keys(events.columns).filter((name) => name.startsWith("truth"))).toEqual([]);
    const { events: tops } = await labelledSample("ttbar", "testing");
    expect(Object.keys(tops.columns)).toContain("truth_jet_parton");
    // top pairs have the more jets: were they in one piece, the two halves would differ
    const { offsets } = jagged(events, "jet_pt");
    const half = events.nEvents >> 1;
    const [first, second] = [offsets[half]! / half, (offsets[2 * half]! - offsets[half]!) / half];
    expect(Math.abs(first - second)).toBeLessThan((4 * 1.1 * Math.SQRT2) / Math.sqrt(half));
  });

  test("are the same for the same seed, and others for another seed or rate", async () => {
    const [one, again] = [1, 1].map((seed) => searchSample({ rate: 1, seed }));
    expect((await one)!.events).toEqual((await again)!.events);
    const other = await searchSample({ rate: 1, seed: 2 });
    const shared = new Set(names((await one)!.events));
    const common = names(other.events).filter((name) => shared.has(name)).length;
    expect(common).toBeLessThan(0.25 * other.events.nEvents);
  });

  test("end where the pool ends, and ask for sensible numbers", async () => {
    await expect(searchSample({ rate: 1, seed: 1, luminosity: 500 })).rejects.toThrow(
      /^Cannot draw \d+ events of wjets: there are \d+, so ask for less luminosity/,
    );
    await expect(searchSample({ rate: -1, seed: 1 })).rejects.toThrow("at the rate -1");
    await expect(searchSample({ rate: 1, seed: 1, luminosity: 0 })).rejects.toThrow("above 0");
    await expect(searchSample({ rate: 1, seed: 0.5 })).rejects.toThrow("seed 0.5");
  });
});

describe("blind samples", () => {
  test("have a rate of their own for every student, from 0.6 to 4", () => {
    const rates = Array.from({ length: 400 }, (_, seed) => blindRate(seed));
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.6);
    expect(Math.max(...rates)).toBeLessThanOrEqual(4);
    const logs = rates.map((rate) => Math.log(rate / 0.6) / Math.log(4 / 0.6));
    const mean = logs.reduce((sum, x) => sum + x, 0) / 400;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 400));
  });

  test("hold so many top pairs as their rate says", async () => {
    const { events: none } = await searchSample({ rate: 0, seed: 1 });
    const many = await Promise.all(
      Array.from({ length: 20 }, async (_, seed) => ({
        rate: blindRate(seed),
        n: (await blindSample(seed)).events.nEvents,
      })),
    );
    const { events, luminosity } = await labelledSample("ttbar", "training");
    const [extra, variance] = many.reduce(
      ([sum, spread], { rate, n }) => {
        const expected = none.nEvents + (rate * events.nEvents) / luminosity;
        return [sum + n - expected, spread + expected];
      },
      [0, 0],
    );
    // twenty counts, and twenty times the fluctuation of the one sample without tops
    expect(Math.abs(extra!)).toBeLessThan(4 * Math.sqrt(variance! + 400 * none.nEvents));
  });

  test("look like any other search sample", async () => {
    const blind = await blindSample(5);
    const { events } = await searchSample({ rate: 1, seed: 5 });
    expect(Object.keys(blind.events.columns)).toEqual(Object.keys(events.columns));
    expect(blind.luminosity).toBe(1);
    for (const values of Object.values(blind.events.columns)) {
      expect(isJagged(values) || values.length === blind.events.nEvents).toBe(true);
    }
  });
});

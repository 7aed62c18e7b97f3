import { beforeAll, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { filter, type Jagged } from "../../../event/index.ts";
import {
  isMixedPair,
  nTagged,
  withFewerTags,
  withoutMixedPairs,
} from "../../../sim/cross-sections/loose-pairs.ts";
import { FIDUCIAL_SHARE, ownRates } from "../../../sim/cross-sections/measurement.ts";
import { rareEvents } from "../../../sim/cross-sections/rare-events.ts";
import { type Skim, skimMaker } from "../../../sim/cross-sections/skim-maker.ts";

const zMaker = skimMaker("z-mumu", {});
let z: Skim;
beforeAll(async () => {
  z = await zMaker.make({ nEvents: 12_000, seed: 4 });
});

test("what was made is counted, and what is kept has two leptons", () => {
  expect([z.nMade, z.made.nEvents]).toEqual([12_000, 12_000]);
  const { offsets } = z.events.columns["lep_pt"] as Jagged;
  for (let i = 0; i < z.events.nEvents; i++) {
    expect(offsets[i + 1]! - offsets[i]!).toBeGreaterThanOrEqual(2);
  }
  expect(Object.keys(z.events.columns).filter((name) => name.startsWith("truth"))).toEqual([]);
});

test("the share of Z inside of the fiducial region is the one that judges use", () => {
  const inside = filter(z.made, ({ mass, pt1, eta1, pt2, eta2 }) => {
    const isPeak = mass! > 66 && mass! < 116;
    const areCentral = Math.max(Math.abs(eta1!), Math.abs(eta2!)) < 2.5;
    return isPeak && areCentral && Math.min(pt1!, pt2!) > 25;
  });
  const error = Math.sqrt((FIDUCIAL_SHARE * (1 - FIDUCIAL_SHARE)) / z.nMade);
  expect(Math.abs(inside.nEvents / z.nMade - FIDUCIAL_SHARE)).toBeLessThan(4 * error);
});

test("the same seed makes the same events, another part of the sample others", async () => {
  const momenta = async (part: string): Promise<Float64Array> => {
    const { events } = await zMaker.make({ nEvents: 400, seed: 9, part });
    return (events.columns["lep_pt"] as Jagged).values;
  };
  expect(await momenta("data/")).toEqual(await momenta("data/"));
  expect(await momenta("data/")).not.toEqual(await momenta("simulation/"));
});

test("a Z makes next to no pairs of an electron and a muon, and they can be left out", () => {
  const mixed = Array.from({ length: z.events.nEvents }, (_, i) => i).filter((i) =>
    isMixedPair(z.events, i),
  );
  expect(mixed.length).toBeLessThan(20);
  expect(withoutMixedPairs(z.events).nEvents).toBe(z.events.nEvents - mixed.length);
});

test("everybody has rates of their own, within what the lesson says", () => {
  const all = Array.from({ length: 200 }, (_, seed) => ownRates(seed));
  for (const rates of all) {
    expect(Math.abs(rates.z - 1)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(rates.ttbar - 1)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(rates.tags - 0.95)).toBeLessThanOrEqual(0.05);
  }
  expect(new Set(all.map(({ z: rate }) => rate)).size).toBe(200);
});

test("the pool has an electron, a muon and a tagged jet in each event; each tag is lost by the chance asked for", async () => {
  const pool = await rareEvents();
  expect(pool.map(({ id }) => id)).toEqual(["ztautau", "ww", "lepjets"]);
  let [all, mixed, before, after] = [0, 0, 0, 0];
  const random = seededRandom(3);
  for (const { events, nMade, crossSection } of pool) {
    // half of it is enough for the data of 3200 pb⁻¹
    expect(nMade / 2).toBeGreaterThan(crossSection * 3200);
    const fewer = withFewerTags(events, 0.9, random);
    for (let i = 0; i < events.nEvents; i++) {
      expect(nTagged(events, i)).toBeGreaterThan(0);
      mixed += isMixedPair(events, i) ? 1 : 0;
      all++;
      before += nTagged(events, i);
      after += nTagged(fewer, i);
    }
  }
  expect(mixed / all).toBeGreaterThan(0.99); // a lepton may be rounded down to the cut
  expect(Math.abs(after / before - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / before));
});

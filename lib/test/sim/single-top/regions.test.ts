import fc from "fast-check";
import { expect, test } from "vitest";
import { channelNames } from "../../../sim/single-top/cuts.ts";
import { featuresOf, transverseMass } from "../../../sim/single-top/lepton-and-jets.ts";
import type { LooseEvent, LooseJet } from "../../../sim/single-top/loose-event.ts";
import { choicesOf, regionOf } from "../../../sim/single-top/regions.ts";
import { BINS, channelStarts } from "../../../sim/single-top/rows.ts";

const direction = { eta: fc.double({ min: -2.4, max: 2.4, noNaN: true }) };
const angle = fc.double({ min: -3.14, max: 3.14, noNaN: true });
const jet = fc.record({
  ...direction,
  pt: fc.double({ min: 31, max: 200, noNaN: true }),
  phi: angle,
  mass: fc.double({ min: 1, max: 20, noNaN: true }),
  flavour: fc.constantFrom(0, 4, 5),
  noise: fc.constant(0),
});
const lepton = fc.record({
  ...direction,
  pt: fc.double({ min: 29, max: 150, noNaN: true }),
  phi: angle,
  charge: fc.constantFrom(-1, 1),
  isMuon: fc.boolean(),
});
const event: fc.Arbitrary<LooseEvent & { readonly jets: readonly [LooseJet, LooseJet] }> =
  fc.record({
    lepton,
    jets: fc.tuple(jet, jet),
    missingX: fc.double({ min: -100, max: 100, noNaN: true }),
    missingY: fc.double({ min: -100, max: 100, noNaN: true }),
    pileUp: fc.constant(30),
    partons: fc.constant([
      { pdg: 2, x: 0.1 },
      { pdg: 5, x: 0.05 },
    ] as const),
  });

test("there are eight channels with 44 bins", () => {
  expect(channelNames).toEqual(["SR+", "SR-", "B-e+", "B-e-", "EC-e+", "EC-e-", "mu+", "mu-"]);
  expect(channelStarts).toEqual([0, 10, 20, 24, 28, 32, 36, 40, 44]);
  expect(BINS).toBe(44);
});

test("events go where the table of regions says", () => {
  const good = { missing: 60, angle: 2, transverseMass: 80, leptonTagMass: 100 };
  const electron = (pt: number, eta: number) => ({ pt, eta, isMuon: false });
  const muon = { pt: 30, eta: 1, isMuon: true };
  expect(regionOf({ ...good, lepton: electron(50, -2) })).toBe("SR");
  expect(regionOf({ ...good, lepton: electron(50, -2), missing: 20 })).toBe("EC-e");
  expect(regionOf({ ...good, lepton: electron(50, -1), missing: 20 })).toBe("B-e");
  expect(regionOf({ ...good, lepton: electron(50, 1.45), missing: 20 })).toBeUndefined();
  expect(regionOf({ ...good, lepton: muon })).toBe("SR"); // 40 · 2/π = 25.5 GeV
  expect(regionOf({ ...good, lepton: muon, angle: 3 })).toBe("mu"); // 38.2 GeV
  expect(regionOf({ ...good, lepton: electron(30, 1), angle: 3 })).toBeUndefined();
  expect(regionOf({ ...good, lepton: muon, missing: 20 })).toBeUndefined();
  expect(regionOf({ ...good, lepton: electron(50, 1), transverseMass: 40 })).toBeUndefined();
  expect(regionOf({ ...good, lepton: electron(27, 1) })).toBeUndefined();
});

test("an event has one region, whichever of its jets is tagged, but that the mass with the lepton may differ", () => {
  fc.assert(
    fc.property(event, (one) => {
      const regions = new Set(choicesOf(one).map(({ region }) => region));
      expect(regions.size).toBeLessThanOrEqual(1);
    }),
  );
});

test("the transverse mass is never larger than 2 √(pT pT(miss))", () => {
  fc.assert(
    fc.property(event, (one) => {
      const most = 2 * Math.sqrt(one.lepton.pt * Math.hypot(one.missingX, one.missingY));
      expect(transverseMass(one)).toBeLessThanOrEqual(most * (1 + 1e-9) + 1e-6);
    }),
  );
});

test("turning an event around the beam changes none of its features", () => {
  fc.assert(
    fc.property(event, angle, (one, by) => {
      const turned = (phi: number): number => Math.atan2(Math.sin(phi + by), Math.cos(phi + by));
      const [x, y] = [one.missingX, one.missingY];
      const again = {
        ...one,
        lepton: { ...one.lepton, phi: turned(one.lepton.phi) },
        missingX: x * Math.cos(by) - y * Math.sin(by),
        missingY: x * Math.sin(by) + y * Math.cos(by),
      };
      const [a, b] = one.jets.map((each) => ({ ...each, phi: turned(each.phi) })) as [
        LooseJet,
        LooseJet,
      ]; // two jets
      const before = featuresOf(one, one.jets[0], one.jets[1]);
      const after = featuresOf(again, a, b);
      expect(after.forward).toBe(before.forward);
      expect(after.jetMass).toBeCloseTo(before.jetMass, 6);
      expect(after.transverseMass ** 2).toBeCloseTo(before.transverseMass ** 2, 6);
      expect(Math.abs(before.cosine)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test("lepton, neutrino and tag of a top at rest across the beam give its mass back", () => {
  // t → b W with the W's lepton and neutrino back to back in x: W at rest, so |p| = 40.18 GeV each
  const half = 80.362 / 2;
  const at = { eta: 0, phi: 0 };
  const one: LooseEvent = {
    lepton: { pt: half, ...at, charge: 1, isMuon: true },
    ...{ jets: [], missingX: -half, missingY: 0, pileUp: 0 },
    partons: [
      { pdg: 2, x: 0.1 },
      { pdg: 5, x: 0.1 },
    ],
  };
  const tag: LooseJet = { pt: 60, eta: 0, phi: 1, mass: 5, flavour: 5, noise: 0 };
  const { topMass } = featuresOf(one, tag, { ...tag, phi: -2 });
  // m² = (m_W + E_b)² − |p_b|² = m_W² + m_b² + 2 m_W E_b
  expect(topMass).toBeCloseTo(Math.sqrt(80.362 ** 2 + 25 + 2 * 80.362 * Math.hypot(60, 5)), 2);
});

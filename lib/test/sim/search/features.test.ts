import fc from "fast-check";
import { expect, test } from "vitest";
import { column, eventTable } from "../../../event/index.ts";
import { aplanarity, hardestThree, jetsOf, searchFeatures } from "../../../sim/search/index.ts";
import { fromPtEtaPhiM, mass, type P4, pt, sum } from "../../../vector/index.ts";

const momentum = fc
  .tuple(
    fc.double({ min: 25, max: 300, noNaN: true }),
    fc.double({ min: -2.5, max: 2.5, noNaN: true }),
    fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  )
  .map(([p, eta, phi]): P4 => fromPtEtaPhiM(p, eta, phi, 0));
const along = (px: number, py: number, pz: number): P4 => ({
  px,
  py,
  pz,
  e: Math.hypot(px, py, pz),
});

test("momenta along three axes are aplanar by ½, and those in a plane not at all", () => {
  expect(aplanarity([along(9, 0, 0), along(0, 9, 0), along(0, 0, 9)])).toBeCloseTo(0.5, 14);
  expect(aplanarity([along(4, 3, 0), along(1, -2, 0), along(-5, 1, 0)])).toBeCloseTo(0, 7);
  // eigenvalues 4/9, 4/9, 1/9 of the shares of the squared momenta
  expect(aplanarity([along(2, 0, 0), along(0, 2, 0), along(0, 0, 1)])).toBeCloseTo(1 / 6, 12);
  expect(() => aplanarity([])).toThrow("momenta that are all zero");
});

test("aplanarity does not mind a rotation, nor the unit", () => {
  const turned = ({ px, py, pz }: P4): P4 => along(0.6 * px - 0.8 * pz, py, 0.8 * px + 0.6 * pz);
  const larger = ({ px, py, pz }: P4): P4 => along(1000 * px, 1000 * py, 1000 * pz);
  fc.assert(
    fc.property(fc.array(momentum, { minLength: 3, maxLength: 8 }), (momenta) => {
      const value = aplanarity(momenta);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(0.5 + 1e-9);
      // where two eigenvalues nearly agree, half of the digits remain
      expect(Math.abs(aplanarity(momenta.map(turned)) - value)).toBeLessThan(1e-7);
      expect(Math.abs(aplanarity(momenta.map(larger)) - value)).toBeLessThan(1e-7);
    }),
  );
});

test("three jets are chosen because their momenta add up, not because each is large", () => {
  const [left, right] = [fromPtEtaPhiM(100, 0, 0, 0), fromPtEtaPhiM(95, 0, Math.PI, 0)];
  const soft = [0.1, -0.1].map((phi) => fromPtEtaPhiM(40, 0.5, phi, 0));
  expect(hardestThree([left, right, ...soft]).places).toEqual([0, 2, 3]);
  expect(() => hardestThree([left, right])).toThrow("Cannot choose three jets of 2");
});

test("no other three jets have more pT together than those chosen", () => {
  fc.assert(
    fc.property(fc.array(momentum, { minLength: 3, maxLength: 7 }), (jets) => {
      const { places, p4, mass: m } = hardestThree(jets);
      const [i, j, k] = places;
      expect(pt(sum(jets[i]!, jets[j]!, jets[k]!))).toBe(pt(p4));
      expect(m).toBe(mass(p4));
      for (const [a, first] of jets.entries()) {
        for (const [b, second] of jets.slice(0, a).entries()) {
          for (const third of jets.slice(0, b)) {
            expect(pt(sum(first, second, third))).toBeLessThanOrEqual(pt(p4) * (1 + 1e-12));
          }
        }
      }
    }),
  );
});

test("the features of an event that can be worked out by hand are those", () => {
  const list = (...values: number[]) => ({
    offsets: Uint32Array.of(0, values.length),
    values: Float64Array.from(values),
  });
  const one = (x: number): Float64Array => Float64Array.of(x);
  const event = eventTable({
    ...{ jet_pt: list(60, 50, 40, 30), jet_eta: list(0, 0, 0, 0), jet_m: list(0, 0, 0, 0) },
    ...{ jet_phi: list(0, Math.PI / 2, Math.PI, -3), jet_btag: list(4, 1, 2, 0) },
    ...{ lep_pt: one(40), lep_eta: one(0), lep_phi: one(3), met_et: one(40), met_phi: one(-3) },
  });
  const looks = searchFeatures(event);
  const of = (name: string): number => column(looks, name)[0]!;
  expect([of("n_jets"), of("n_tags"), of("ht"), of("jet1_pt"), of("jet4_pt")]).toEqual([
    4, 2, 180, 60, 30,
  ]);
  const dphi = 2 * Math.PI - 6;
  expect(of("dphi")).toBeCloseTo(dphi, 12);
  expect(of("mt")).toBeCloseTo(Math.sqrt(2 * 40 * 40 * (1 - Math.cos(dphi))), 12);
  expect(of("centrality")).toBeCloseTo(1, 12); // all energy is across the beam
  expect(of("aplanarity")).toBeCloseTo(0, 7);
  expect(of("dr_min")).toBeCloseTo(Math.PI - 3, 12);
  const three = hardestThree(jetsOf(event)[0]!);
  expect([of("m3"), of("m2"), of("pt3")]).toEqual([three.mass, three.pairMass, pt(three.p4)]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boost,
  deltaPhi,
  deltaR,
  eta,
  fromPtEtaPhiM,
  fromPxPyPzE,
  fromPxPyPzM,
  mass,
  type P4,
  phi,
  pt,
  rapidity,
  sum,
  toRestFrame,
  velocity,
} from "../../vector/index.ts";

const ptOf = fc.double({ min: 0.1, max: 1e3, noNaN: true });
const etaOf = fc.double({ min: -5, max: 5, noNaN: true });
const phiOf = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const massOf = fc.double({ min: 0.1, max: 200, noNaN: true });
const p4 = fc.tuple(ptOf, etaOf, phiOf, massOf).map((args) => fromPtEtaPhiM(...args));
const speed = fc.double({ min: -0.57, max: 0.57, noNaN: true });
const beta = fc.tuple(speed, speed, speed); // at most 0.987 c

/** Distance of two four-vectors in units of the larger energy. */
const distance = (a: P4, b: P4): number =>
  Math.hypot(a.px - b.px, a.py - b.py, a.pz - b.pz, a.e - b.e) / Math.max(a.e, b.e);

describe("a direction", () => {
  test("of (3, 4, 5) GeV: pT = 5, η = arsinh 1, φ = atan(4/3)", () => {
    const p = fromPxPyPzM(3, 4, 5, 0);
    expect(pt(p)).toBe(5);
    expect(eta(p)).toBeCloseTo(Math.log(1 + Math.SQRT2), 15);
    expect(phi(p)).toBeCloseTo(Math.atan(4 / 3), 15);
    expect(p.e).toBeCloseTo(Math.sqrt(50), 14);
  });

  test("comes back from (pT, η, φ, m)", () => {
    fc.assert(
      fc.property(ptOf, etaOf, phiOf, massOf, (pT, y, f, m) => {
        const p = fromPtEtaPhiM(pT, y, f, m);
        expect(Math.abs(pt(p) / pT - 1)).toBeLessThan(1e-15);
        expect(Math.abs(eta(p) - y)).toBeLessThan(2e-15);
        expect(Math.abs(phi(p) - f)).toBeLessThan(1e-15);
      }),
    );
  });

  test("along the beam is at η = ±∞", () => {
    expect(eta(fromPxPyPzM(0, 0, 5, 0))).toBe(Infinity);
    expect(eta(fromPxPyPzM(0, 0, -5, 0))).toBe(-Infinity);
  });

  test("pseudorapidity is −ln tan(θ/2)", () => {
    fc.assert(
      fc.property(p4, (p) => {
        const theta = Math.atan2(pt(p), p.pz);
        expect(Math.abs(eta(p) + Math.log(Math.tan(theta / 2)))).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("rapidity", () => {
  test("of a massless particle is its pseudorapidity, of a massive one smaller", () => {
    fc.assert(
      fc.property(ptOf, fc.double({ min: 0.1, max: 5, noNaN: true }), massOf, (pT, y, m) => {
        expect(Math.abs(rapidity(fromPtEtaPhiM(pT, y, 0, 0)) - y)).toBeLessThan(1e-11);
        expect(rapidity(fromPtEtaPhiM(pT, y, 0, m))).toBeLessThan(y);
      }),
    );
  });

  test("differences do not change in a frame that moves along the beam", () => {
    fc.assert(
      fc.property(p4, p4, speed, (a, b, along) => {
        const moved = (p: P4): number => rapidity(boost(p, [0, 0, along]));
        const change = moved(a) - moved(b) - (rapidity(a) - rapidity(b));
        expect(Math.abs(change)).toBeLessThan(1e-10);
        expect(Math.abs(moved(a) - rapidity(a) - Math.atanh(along))).toBeLessThan(1e-10);
      }),
    );
  });
});

describe("the angle between two particles", () => {
  test("goes the short way: from 3 to −3 rad it is 2π − 6", () => {
    const [a, b] = [fromPtEtaPhiM(10, 0, -3, 0), fromPtEtaPhiM(10, 0, 3, 0)];
    expect(deltaPhi(a, b)).toBeCloseTo(2 * Math.PI - 6, 14);
    expect(deltaPhi(b, a)).toBeCloseTo(6 - 2 * Math.PI, 14);
  });

  test("is odd, never above π, and does not change when both turn", () => {
    fc.assert(
      fc.property(phiOf, phiOf, phiOf, (f, g, turn) => {
        const at = (angle: number): P4 => fromPtEtaPhiM(10, 0, angle, 0);
        const between = deltaPhi(at(f), at(g));
        expect(Math.abs(between)).toBeLessThanOrEqual(Math.PI);
        const turned = deltaPhi(at(f + turn), at(g + turn));
        expect(Math.abs(Math.sin((turned - between) / 2))).toBeLessThan(3e-15);
        expect(Math.abs(Math.sin((deltaPhi(at(g), at(f)) + between) / 2))).toBeLessThan(1e-15);
      }),
    );
  });

  test("ΔR of a 3-4-5 triangle is 5 tenths, and of a particle with itself 0", () => {
    const [a, b] = [fromPtEtaPhiM(10, 1, 1, 0), fromPtEtaPhiM(30, 1.3, 1.4, 5)];
    expect(deltaR(a, b)).toBeCloseTo(0.5, 14);
    expect(deltaR(a, a)).toBe(0);
  });
});

describe("a boost", () => {
  test("by 0.6 c gives a particle at rest γ = 1.25", () => {
    const p = boost(fromPxPyPzE(0, 0, 0, 4), [0, 0, 0.6]);
    expect(p.e).toBeCloseTo(5, 14);
    expect(p.pz).toBeCloseTo(3, 14);
  });

  test("keeps the mass of every pair", () => {
    fc.assert(
      fc.property(p4, p4, beta, (a, b, v) => {
        const [before, after] = [sum(a, b), sum(boost(a, v), boost(b, v))];
        const rounding = 1e-14 * Math.max(before.e, after.e) ** 2;
        expect(Math.abs(mass(before) ** 2 - mass(after) ** 2)).toBeLessThan(10 * rounding);
      }),
    );
  });

  test("and back gives the particle again", () => {
    fc.assert(
      fc.property(p4, beta, (p, [x, y, z]) => {
        const there = boost(p, [x, y, z]);
        expect(
          distance(boost(there, [-x, -y, -z]), p) / (there.e / p.e + p.e / there.e),
        ).toBeLessThan(1e-13);
      }),
    );
  });

  test("faster than light is refused", () => {
    expect(() => boost(fromPxPyPzE(0, 0, 1, 2), [0.8, 0.8, 0])).toThrow("only slower than light");
  });
});

describe("the rest frame", () => {
  test("of a pair: both have half its mass as energy and fly apart, if they are equal", () => {
    fc.assert(
      fc.property(ptOf, etaOf, phiOf, ptOf, etaOf, phiOf, (...at) => {
        const [a, b] = [
          fromPtEtaPhiM(at[0], at[1], at[2], 1),
          fromPtEtaPhiM(at[3], at[4], at[5], 1),
        ];
        const pair = sum(a, b);
        const [fromA, fromB] = [toRestFrame(a, pair), toRestFrame(b, pair)];
        const rounding = (1e-14 * pair.e ** 2) / mass(pair);
        expect(Math.abs(fromA.e - mass(pair) / 2)).toBeLessThan(rounding);
        expect(Math.abs(fromA.px + fromB.px)).toBeLessThan(rounding);
        expect(Math.abs(fromA.pz + fromB.pz)).toBeLessThan(rounding);
      }),
    );
  });

  test("is what a boost by minus the velocity does", () => {
    fc.assert(
      fc.property(p4, p4, (p, parent) => {
        const [x, y, z] = velocity(parent);
        const [there, boosted] = [toRestFrame(p, parent), boost(p, [-x, -y, -z])];
        const gamma = parent.e / mass(parent);
        expect(distance(there, boosted)).toBeLessThan(
          1e-14 * gamma ** 3 * Math.max(1, p.e / there.e),
        );
      }),
    );
  });

  test("of light does not exist", () => {
    expect(() => toRestFrame(fromPxPyPzE(0, 0, 1, 2), fromPxPyPzE(0, 0, 1, 1))).toThrow(
      "Cannot go to the rest frame of a particle of mass 0 GeV",
    );
  });
});

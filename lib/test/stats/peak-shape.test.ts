import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalCdf } from "../../core/index.ts";
import { regular } from "../../hist/index.ts";
import { binNodes, integrals } from "../../stats/bin-integral.ts";
import { breitWignerPole } from "../../stats/index.ts";
import { densities, expectation, type PeakParts, peakModel } from "../../stats/peak-model.ts";
import { valuesAt } from "../../stats/peak-problem.ts";
import { type PeakParameter, peaks } from "../../stats/peak-shape.ts";
import reference from "../reference/peak-fit.json" with { type: "json" };

const values = (given: Partial<Record<PeakParameter, number>>) =>
  valuesAt(Object.keys(given) as PeakParameter[], Object.values(given)); // keys of the given record

describe("the Breit–Wigner", () => {
  test("of the Z has its pole 25.6 MeV below the mass, and a width smaller by 1.2 MeV", () => {
    const { centre, halfWidth } = breitWignerPole(91.1879, 2.4955);
    expect(91.1879 - centre).toBeCloseTo((3 * 2.4955 ** 2) / (8 * 91.1879), 4);
    expect(91.1879 - centre).toBeCloseTo(0.0256, 4);
    expect(2.4955 - 2 * halfWidth).toBeCloseTo(0.0012, 4);
  });

  test("without resolution is m/((m² − M²)² + m⁴Γ²/M²), up to its height", () => {
    const mass = fc.double({ min: 0.5, max: 200, noNaN: true });
    const relative = fc.double({ min: 1e-3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(
        mass,
        relative,
        fc.double({ min: 0.3, max: 2, noNaN: true }),
        (M, g, position) => {
          const formula = (m: number): number => m / ((m * m - M * M) ** 2 + m ** 4 * g * g);
          const density = peaks["breit-wigner-gauss"].density(
            values({ mass: M, width: g * M, resolution: 0 }),
          );
          const m = position * M;
          expect(Math.abs(density(m) / density(M) / (formula(m) / formula(M)) - 1)).toBeLessThan(
            1e-9,
          );
        },
      ),
    );
  });
});

test.each(reference.crystalBall)(
  "the Crystal Ball at %d σ with α = %d, n = %d is that of scipy",
  (t, alpha, n, height) => {
    const density = peaks["crystal-ball"].density(values({ mass: 3, resolution: 0.1, alpha, n }));
    expect(density(3 + 0.1 * t!) / density(3)).toBeCloseTo(height!, 12);
  },
);

describe("the share of a peak in each bin", () => {
  const parts: PeakParts = { shape: "gauss", tail: "none", background: "linear" };
  const { edges } = regular(20, 80, 100);

  test("of a Gaussian is a difference of its cumulative distribution, even in wide bins", () => {
    const sigma = fc.double({ min: 0.3, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 85, max: 95, noNaN: true }), sigma, (mass, resolution) => {
        const model = peakModel(parts, edges, resolution);
        const shares = model.signalShares(values({ mass, resolution }));
        const below = Array.from(edges, (edge) => normalCdf(edge, mass, resolution));
        const inside = below[20]! - below[0]!;
        for (const [i, share] of shares.entries()) {
          expect(Math.abs(share - (below[i + 1]! - below[i]!) / inside)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test("adds up to the number of events, on any background", () => {
    const given = values({ mass: 91, resolution: 2, signal: 70, background: 30, slope: -0.02 });
    for (const background of ["constant", "linear", "exponential"] as const) {
      const model = peakModel({ ...parts, background }, edges, 2);
      const { total, signal } = expectation(model, given);
      expect(total.reduce((sum, nu) => sum + nu, 0)).toBeCloseTo(100, 10);
      expect(signal.reduce((sum, nu) => sum + nu, 0)).toBeCloseTo(70, 10);
    }
  });

  test("with a radiative tail is that of a Gaussian folded with an exponential", () => {
    const [mass, resolution, tailFraction, tailLength] = [91, 1.2, 0.3, 4];
    const given = values({ mass, resolution, tailFraction, tailLength, signal: 1 });
    const model = peakModel({ ...parts, tail: "radiative" }, edges, resolution);
    // the cumulative exponentially modified Gaussian, mirrored (Grushka 1972)
    const radiated = (m: number): number => {
      const [t, s] = [(m - mass) / resolution, resolution / tailLength];
      return normalCdf(t) + Math.exp((m - mass) / tailLength + (s * s) / 2) * normalCdf(-t - s);
    };
    const below = Array.from(
      edges,
      (m) => (1 - tailFraction) * normalCdf(m, mass, resolution) + tailFraction * radiated(m),
    );
    const inside = below[20]! - below[0]!;
    const { signal } = expectation(model, given);
    const curve = densities(model, given).signal;
    for (const [i, share] of signal.entries()) {
      const exact = (below[i + 1]! - below[i]!) / inside;
      expect(Math.abs(share - exact)).toBeLessThan(1e-9);
      const bin = binNodes(edges.slice(i, i + 2), 0.5);
      expect(Math.abs(integrals(bin, bin.x.map(curve))[0]! - exact)).toBeLessThan(1e-9);
    }
  });
});

test("five points integrate a polynomial of degree 9 exactly", () => {
  const bin = binNodes(Float64Array.of(0, 2, 3), 10);
  const [first, second] = integrals(
    bin,
    bin.x.map((x) => x ** 9),
  );
  expect(first! / (2 ** 10 / 10)).toBeCloseTo(1, 14);
  expect(second! / ((3 ** 10 - 2 ** 10) / 10)).toBeCloseTo(1, 14);
});

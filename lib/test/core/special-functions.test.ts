import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  betaI,
  chi2Survival,
  erf,
  erfc,
  gammaP,
  gammaQ,
  logGamma,
  normalCdf,
  voigt,
} from "../../core/index.ts";
import reference from "../reference/special-functions.json" with { type: "json" };

/** The largest relative distance from the reference, whose rows end with the value. */
function worst(f: (...args: number[]) => number, rows: readonly (readonly number[])[]): number {
  const errors = rows.map((row) => {
    const value = row[row.length - 1]!;
    return Math.abs(f(...row.slice(0, -1)) - value) / Math.abs(value);
  });
  return Math.max(...errors);
}

describe("values to 20 digits by mpmath", () => {
  test("of the error function agree to an ulp or two", () => {
    expect(worst(erf, reference.erf)).toBeLessThan(4e-16);
  });

  test("of its complement agree to a few ulp, down to 1e-300", () => {
    expect(worst(erfc, reference.erfc)).toBeLessThan(1e-15);
  });

  test("of ln Γ agree to 1e-14, in absolute terms where Γ is about 1", () => {
    for (const [x, value] of reference.logGamma as [number, number][]) {
      expect(Math.abs(logGamma(x) - value)).toBeLessThan(4e-15 * Math.max(1, Math.abs(value)));
    }
  });

  test("of the gamma distribution's tail agree to 3e-13, however far out", () => {
    expect(worst(gammaQ, reference.gammaQ)).toBeLessThan(3e-13);
  });

  test("of the beta distribution agree to 3e-12, the rounding of ln Γ(1000)", () => {
    expect(worst(betaI, reference.betaI)).toBeLessThan(3e-12);
  });

  test("of the Voigt profile agree to 2e-14, for widths from 1e-12 to 300 σ", () => {
    expect(reference.voigt.length).toBeGreaterThan(300);
    expect(worst(voigt, reference.voigt)).toBeLessThan(2e-14);
  });
});

describe("the Gaussian", () => {
  test("has 68.27 % within 1σ and 2.87e-7 beyond 5σ", () => {
    expect(normalCdf(1) - normalCdf(-1)).toBeCloseTo(0.682689492137086, 15);
    expect(normalCdf(-5) / 2.866515718791939e-7).toBeCloseTo(1, 14);
  });

  test("below x and above x make 1", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(Math.abs(erfc(x) + erfc(-x) - 2)).toBeLessThan(5e-16);
        expect(erf(-x)).toBe(-erf(x));
      }),
    );
  });

  test("an error function of infinity is 1", () => {
    expect([erf(Infinity), erf(-Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([1, -1, 0, 2]);
  });
});

describe("the gamma function", () => {
  test("is (n − 1)! for whole numbers", () => {
    for (let n = 1, factorial = 1; n < 100; factorial *= n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(
        1e-14 * (1 + Math.log(factorial)),
      );
    }
  });

  test("χ² of two degrees of freedom is exponential, and P + Q = 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (x) => {
        expect(Math.abs(chi2Survival(2 * x, 2) / Math.exp(-x) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(gammaP(7.5, x) + gammaQ(7.5, x) - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  test("the Poisson probability of up to n events is Q(n + 1, μ)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (n, mean) => {
          let [term, total] = [Math.exp(-mean), Math.exp(-mean)];
          for (let k = 1; k <= n; k++) total += term *= mean / k;
          expect(Math.abs(gammaQ(n + 1, mean) / total - 1)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  test("what has no value is refused", () => {
    expect(() => logGamma(0)).toThrow("Cannot take ln Γ(0)");
    expect(() => gammaQ(-1, 2)).toThrow("Cannot take Q(-1, 2)");
    expect(() => betaI(1.5, 1, 1)).toThrow("x must be in [0, 1]");
  });
});

test("the beta distribution of whole numbers is a sum of binomial probabilities", () => {
  const [n, p] = [12, 0.3];
  const choose = (k: number): number =>
    Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1));
  for (let k = 1; k <= n; k++) {
    let atLeast = 0;
    for (let i = k; i <= n; i++) atLeast += choose(i) * p ** i * (1 - p) ** (n - i);
    expect(betaI(p, k, n - k + 1)).toBeCloseTo(atLeast, 13);
  }
});

describe("a Voigt profile", () => {
  test("without Breit–Wigner is a Gaussian, without resolution a Lorentzian", () => {
    for (const x of [0, 0.3, -2, 5]) {
      const gauss = Math.exp(-(x * x) / 8) / Math.sqrt(8 * Math.PI);
      expect(Math.abs(voigt(x, 2, 0) / gauss - 1)).toBeLessThan(1e-14);
      expect(voigt(x, 0, 1.5)).toBeCloseTo(1.5 / (Math.PI * (x * x + 2.25)), 15);
    }
  });

  test("is even, and scales with its widths", () => {
    const size = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 500, noNaN: true }),
        size,
        size,
        size,
        (x, s, g, k) => {
          expect(voigt(-x, s, g)).toBe(voigt(x, s, g));
          expect(Math.abs((voigt(k * x, k * s, k * g) * k) / voigt(x, s, g) - 1)).toBeLessThan(
            1e-11,
          );
        },
      ),
    );
  });
});

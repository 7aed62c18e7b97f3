import { describe, expect, test } from "vitest";
import { leadingScaling, nextScaling } from "../../../sim/generator/top/top-pair-scaling.ts";
import { gluonSquare, quarkSquare } from "../../../sim/generator/top/top-pair-spin.ts";

const empty = () => ({ gluons: 0, quarks: 0, mixed: 0 });

function at(rho: number) {
  const [leading, next] = [empty(), empty()];
  leadingScaling(rho, leading);
  nextScaling(rho, next);
  return { leading, next };
}

/** β from which ρ = 1 − β² is made. */
const slow = 1e-4;

describe("total cross-sections of partons to tt̄", () => {
  test("at leading order are the angular integrals of the squared amplitudes", () => {
    for (const rho of [0.9, 0.5, 0.1, 0.01]) {
      const { leading } = at(rho);
      const beta2 = 1 - rho;
      // ∫ dcosθ β/(32πŝ) g⁴ Σ̄|M|²/g⁴ over αs²/m² with ŝ = 4m²/ρ, by the midpoint rule
      const steps = 20_000;
      let [gluons, quarks] = [0, 0];
      for (let i = 0; i < steps; i++) {
        const cosine = (i + 0.5) / steps;
        gluons += (2 / steps) * gluonSquare(beta2, cosine * cosine);
        quarks += (2 / steps) * quarkSquare(beta2, cosine * cosine);
      }
      const common = ((4 * Math.PI) ** 2 * Math.sqrt(beta2) * rho) / (32 * Math.PI * 4);
      expect((common * gluons) / leading.gluons).toBeCloseTo(1, 5);
      expect((common * quarks) / leading.quarks).toBeCloseTo(1, 5);
    }
  });

  test("at threshold are drawn or pushed by the colours of the pair: Coulomb terms π²/2β × (11/42, −1/6)", () => {
    const { leading, next } = at(1 - slow * slow);
    // what is left at β → 0 of f₁/f₀, whose next terms are logarithms
    const logs = Math.log(slow) ** 2;
    const [gluons, quarks] = [next.gluons / leading.gluons, next.quarks / leading.quarks];
    const coulomb = Math.PI / (2 * slow);
    expect(Math.abs(gluons - (11 / 42) * coulomb)).toBeLessThan(12 * logs);
    expect(Math.abs(quarks + coulomb / 6)).toBeLessThan(12 * logs);
    expect(Math.abs(gluons / ((11 / 42) * coulomb) - 1)).toBeLessThan(0.25);
  });

  test("near threshold radiate soft gluons: double logarithms (8/π)(3, 4/3) ln²β", () => {
    // f₁/f₀ without the Coulomb term, at two β; the second difference in ln β leaves the double logarithm
    const rest = (beta: number, parton: "gluons" | "quarks", colour: number): number => {
      const { leading, next } = at(1 - beta * beta);
      return next[parton] / leading[parton] - (colour * Math.PI) / (2 * beta);
    };
    for (const [parton, colour, charge] of [
      ["gluons", 11 / 42, 3],
      ["quarks", -1 / 6, 4 / 3],
    ] as const) {
      const [a, b, c] = [4e-4, 2e-4, 1e-4].map((beta) => rest(beta, parton, colour)) as [
        number,
        number,
        number,
      ]; // three
      const curvature = (a - 2 * b + c) / (2 * Math.log(2) ** 2);
      expect(curvature / ((8 / Math.PI) * charge)).toBeCloseTo(1, 1);
    }
  });

  test("far above threshold are those of an exchanged gluon: gq to gg as 4/3 to 2 × 3", () => {
    const { leading, next } = at(1e-7);
    expect(leading.gluons + leading.quarks).toBeLessThan(1e-5);
    expect(next.mixed / next.gluons).toBeCloseTo(2 / 9, 2);
  });
});

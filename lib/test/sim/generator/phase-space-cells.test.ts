import { expect, test } from "vitest";
import {
  type CubeDensity,
  integrateCells,
  phaseSpaceCells,
  proposePoint,
} from "../../../sim/generator/phase-space/phase-space-cells.ts";
import { streamOf } from "../../../sim/stream.ts";

/** Two narrow bumps, as far from a product of functions as can be; each integrates to (w√π)² within 10⁻⁸. */
const W = 0.05;
const bumps: CubeDensity = (u) => {
  const bump = (a: number): number => Math.exp(-((u[0]! - a) ** 2 + (u[1]! - a) ** 2) / (W * W));
  return bump(0.3) + bump(0.7);
};

test("the integral of two bumps is twice the area of one", () => {
  const cells = phaseSpaceCells(bumps, 2);
  const { value, error } = integrateCells(cells, bumps, streamOf(1, "bumps"), 100_000);
  const expected = 2 * Math.PI * W * W;
  expect(error / expected).toBeLessThan(2e-3);
  expect(Math.abs(value - expected)).toBeLessThan(4 * error);
});

test("accepted points follow the density, not the boxes", () => {
  const cells = phaseSpaceCells(bumps, 2, { boxes: 300 });
  const random = streamOf(2, "bumps");
  const point = new Float64Array(2);
  const [n, bins] = [100_000, new Float64Array(20)];
  for (let kept = 0; kept < n; ) {
    if (random() >= proposePoint(cells, bumps, random, point)) continue;
    kept++;
    bins[Math.floor(20 * point[0]!)]! += 1;
  }
  let chi2 = 0;
  let used = 0;
  for (const [i, found] of bins.entries()) {
    let share = 0;
    for (let k = 0; k < 50; k++) {
      const x = (i + (k + 0.5) / 50) / 20;
      for (const a of [0.3, 0.7]) share += Math.exp(-((x - a) ** 2) / (W * W)) / 50 / 20;
    }
    const expected = (n * share) / (2 * W * Math.sqrt(Math.PI));
    if (expected < 20) continue;
    chi2 += (found - expected) ** 2 / expected;
    used++;
  }
  expect(used).toBeGreaterThan(8);
  expect(chi2).toBeLessThan(used + 4 * Math.sqrt(2 * used));
});

test("a density that is symmetric about the middle of the cube is cut up too", () => {
  const valley: CubeDensity = (u) => 0.01 + (2 * u[0]! - 1) ** 8 * (2 * u[1]! - 1) ** 8;
  const cells = phaseSpaceCells(valley, 2);
  const { value } = integrateCells(cells, valley, streamOf(3, "valley"), 50_000);
  expect(value / cells.boxes.totalWeight).toBeGreaterThan(0.8); // share of points kept
});

test("the same density gives the same cells each time", () => {
  const [a, b] = [phaseSpaceCells(bumps, 2), phaseSpaceCells(bumps, 2)];
  expect(a.bounds).toEqual(b.bounds);
});

test("a process that cannot happen is refused", () => {
  expect(() => phaseSpaceCells(() => 0, 2)).toThrow(/zero everywhere/);
});

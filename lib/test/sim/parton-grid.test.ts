import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { alphaSOf } from "../../sim/generator/partons/evolution.ts";
import { lesHouches } from "../../sim/generator/partons/les-houches.ts";
import { densityColumns } from "../../sim/generator/partons/mellin-inversion.ts";
import {
  densityAt,
  densityBound,
  partonDensity,
  partonGrid,
} from "../../sim/generator/partons/parton-grid.ts";
import { builtInInputs } from "../../sim/generator/partons/parton-set.ts";

vi.setConfig({ testTimeout: 60_000 }); // a second each, many on a machine with much else to do

type Table = Record<"uv" | "dv" | "Lm" | "Lp" | "sp" | "cp" | "bp" | "g", number[]>;
interface Benchmark {
  x: number[];
  fixedFourFlavours: Table;
  fiveFlavours: Table;
}
const benchmark: Benchmark = JSON.parse(
  readFileSync("lib/test/reference/les-houches-partons.json", "utf8"),
);

/** The benchmark's combinations, from a function x f(id). */
function combinations(f: (id: number) => number): Record<keyof Table, number> {
  return {
    uv: f(2) - f(-2),
    dv: f(1) - f(-1),
    Lm: f(-1) - f(-2),
    Lp: 2 * (f(-1) + f(-2)),
    sp: f(3) + f(-3),
    cp: f(4) + f(-4),
    bp: f(5) + f(-5),
    g: f(0),
  };
}

test.each([
  [4, "fixedFourFlavours", []],
  [5, "fiveFlavours", lesHouches.thresholds2],
] as const)(
  "with %i flavours, the evolved densities are those of the Les Houches benchmark",
  (_, name, thresholds2) => {
    const logX = Float64Array.from(benchmark.x, Math.log);
    const [columns] = densityColumns(logX, [1e4], { ...lesHouches, thresholds2 });
    for (const [i, x] of benchmark.x.entries()) {
      const ours = combinations((id) => columns!.get(id)![i]!);
      for (const key of ["uv", "dv", "Lm", "Lp", "sp", "cp", "bp", "g"] as const) {
        const theirs = benchmark[name][key][i]!;
        const tolerance = 1e-4 * theirs;
        expect(Math.abs(ours[key] - theirs), `${key} at x = ${x}`).toBeLessThanOrEqual(tolerance);
      }
    }
  },
);

test("between its nodes the grid keeps to the benchmark within 10⁻³ up to x = 0.7", () => {
  const grid = partonGrid({ muRange: [100, 100] });
  for (const [i, x] of benchmark.x.entries()) {
    if (x > 0.6) continue;
    const ours = combinations((id) => partonDensity(grid, id, x, 100));
    for (const key of ["uv", "dv", "Lp", "sp", "cp", "bp", "g"] as const) {
      expect(ours[key] / benchmark.fiveFlavours[key][i]! - 1, `${key} at ${x}`).toBeCloseTo(0, 3);
    }
  }
});

test("two valence up quarks, one down quark and all of the momentum, at every scale", () => {
  const grid = partonGrid({ muRange: [3, 1000], xMin: 1e-9 });
  for (const row of [0, 2.5, grid.rows - 1]) {
    // ∫ f dx = ∫ x f d ln x; the trapezoid is exact for a grid of straight lines, but for the factor x
    const integral = (ids: readonly number[], power: number): number => {
      let sum = 0;
      for (const [k, id] of ids.entries()) {
        const sign = power === 0 && k === 1 ? -1 : 1;
        for (let i = 0; i < grid.nodes; i++) {
          const logX = grid.firstLogX + i * grid.stepLogX;
          const xf = densityAt(grid, grid.values.get(id)!, Math.min(logX, -1e-12), row);
          sum += sign * xf * Math.exp(power * logX) * grid.stepLogX;
        }
      }
      return sum;
    };
    expect(integral([2, -2], 0)).toBeCloseTo(2, 3);
    expect(integral([1, -1], 0)).toBeCloseTo(1, 3);
    expect(integral([...grid.values.keys()], 1)).toBeCloseTo(1, 3);
  }
});

test("no density passes its bound", () => {
  const grid = partonGrid({ muRange: [60, 120], xMin: 1e-5 });
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(part, part, part, part, fc.integer({ min: -5, max: 5 }), (a, w, t, r, id) => {
      const values = grid.values.get(id)!;
      const low = Math.min(grid.firstLogX * (1 - a), -1e-9);
      const high = Math.min(low + w, -1e-9);
      const x = Math.min(low + t * (high - low), -1e-9);
      const row = r * (grid.rows - 1);
      const bound = densityBound(grid, values, [low, high], [row, row]);
      expect(densityAt(grid, values, x, row)).toBeLessThanOrEqual(bound * (1 + 1e-12));
    }),
  );
});

test("a scale below the starting scale is refused", () => {
  expect(() => partonGrid({ muRange: [1, 10] })).toThrow(/scales start at 1.42 GeV/);
});

test("the manifest describes the grids as they are made", () => {
  interface Entry {
    readonly id: string;
    readonly made: string;
    readonly columns: readonly { readonly name: string; readonly meaning: string }[];
  }
  const manifest: { readonly evolved: readonly Entry[] } = JSON.parse(
    readFileSync("datasets/manifest.json", "utf8"),
  );
  expect(manifest.evolved.map(({ id }) => id)).toEqual(Object.keys(builtInInputs));
  for (const { id, made, columns } of manifest.evolved) {
    const grid = partonGrid({ muRange: [91, 5000], xMin: 1e-3, pdf: id });
    expect(columns.map(({ name }) => name)).toEqual(["x", "mu", "-5 … 5"]);
    expect([...grid.values.keys()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 11 }, (_, i) => i - 5),
    );
    expect(columns[0]!.meaning).toContain("e⁻⁰·⁰⁰⁵ⁱ");
    expect(grid.stepLogX).toBe(0.005);
    expect(grid.stepLogMu).toBeLessThanOrEqual(0.35);
    const { scale2, alphaS } = builtInInputs[id]!;
    expect(made).toContain(`μ² = ${scale2} GeV², αs = ${alphaS}`);
    expect(made).toContain(
      `αs(M_Z) = ${Number(alphaSOf(builtInInputs[id]!, 91.1876 ** 2).toFixed(4))}`,
    );
  }
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cubicCurve } from "../../../sim/generator/partons/cubic-curve.ts";
import { alphaSOf } from "../../../sim/generator/partons/evolution.ts";
import { densityColumns } from "../../../sim/generator/partons/mellin-inversion.ts";
import { mstw2008lo } from "../../../sim/generator/partons/mstw2008.ts";
import { partonDensity, partonGrid } from "../../../sim/generator/partons/parton-grid.ts";
import { partonSet } from "../../../sim/generator/partons/parton-set.ts";
import { powerMoment } from "../../../sim/generator/partons/power-moment.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { writeBenchmark, writeCoupling } from "./benchmark-file.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-partons-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("MSTW 2008 LO, evolved here", () => {
  const published: Readonly<Record<string, number[]>> & { readonly alphaSAtZ: number } = JSON.parse(
    readFileSync("lib/test/reference/mstw2008lo.json", "utf8"),
  );

  test("is the published grid within 10⁻³, charm and beauty within 5 · 10⁻³", () => {
    const [columns] = densityColumns(
      Float64Array.from(published["x"]!, Math.log),
      [1e4],
      mstw2008lo,
    );
    const names = ["gluon", "d", "u", "s", "c", "b"];
    for (const [id, name] of names.entries()) {
      for (const [i, value] of published[name]!.entries()) {
        const ratio = columns!.get(id)![i]! / value;
        expect(Math.abs(ratio - 1), `${name} ${i}`).toBeLessThan(id < 4 ? 1e-3 : 5e-3);
        const valence = published[`${name}Valence`]?.[i];
        if (valence === undefined) continue;
        const ours = columns!.get(id)![i]! - columns!.get(-id)![i]!;
        expect(Math.abs(ours / valence - 1), `${name} valence ${i}`).toBeLessThan(2.5e-3);
      }
    }
  });

  test("has the αs at the Z mass that the paper gives", () => {
    expect(alphaSOf(mstw2008lo, 91.1876 ** 2)).toBeCloseTo(published.alphaSAtZ, 5);
  });

  test("has all of the momentum, two valence u, one d and no strangeness", () => {
    const at = (n: number) => mstw2008lo.moments({ re: n, im: 0 });
    const [d, u, s] = at(1).valences.map(({ re }) => re);
    expect(u).toBeCloseTo(2, 3);
    expect(d).toBeCloseTo(1, 3);
    expect(s).toBeCloseTo(0, 6);
    const { sums, gluon } = at(2);
    expect(sums.reduce((sum, { re }) => sum + re, gluon.re)).toBeCloseTo(1, 3);
  });
});

test("moments of xᵃ(1 − x)ᵇ are the same whether b is a whole number or next to one", () => {
  const parts = [-20, 1.5, 12].map((re) => ({ re, im: 20.5 }));
  for (const n of parts) {
    const whole = powerMoment(n, 1.7, -0.1, 5);
    const near = powerMoment(n, 1.7, -0.1, 5 + 1e-9);
    const size = Math.hypot(whole.re, whole.im);
    expect(Math.hypot(near.re - whole.re, near.im - whole.im) / size).toBeLessThan(1e-7);
  }
});

test("a cubic curve is exact for any parabola, and goes through its points", () => {
  const x = Float64Array.of(-3, -1, 0.5, 1, 4);
  const number = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      const curve = (t: number): number => a + b * t + c * t * t;
      const at = Float64Array.of(-3, -2, -1, 0, 0.7, 2, 4);
      for (const [i, value] of cubicCurve(x, x.map(curve), at).entries()) {
        expect(value).toBeCloseTo(curve(at[i]!), 9);
      }
    }),
  );
});

describe("a grid file of LHAPDF's", () => {
  let path: string;
  beforeAll(() => {
    path = join(folder, "benchmark_0000.dat");
    writeBenchmark(path);
    writeCoupling(join(folder, "benchmark.info"));
  });

  test("has the densities that were written into it", () => {
    const options = { muRange: [50, 5000] as const, xMin: 1e-5 };
    const [ours, read] = [partonGrid(options), partonGrid({ ...options, pdf: path })];
    for (const x of [1e-5, 3.3e-4, 0.021, 0.17, 0.52]) {
      for (const mu of [50, 333, 5000]) {
        for (const id of [21, 1, 2, -1, -2, 3, -4, 5]) {
          const ratio = partonDensity(read, id, x, mu) / partonDensity(ours, id, x, mu);
          expect(Math.abs(ratio - 1), `${id} at ${x}, ${mu} GeV`).toBeLessThan(1e-3);
        }
      }
    }
  });

  test("is held to its limits, and needs an αs", () => {
    const make = (options: object) => () => prepareProcess("ttbar", { pdf: path, ...options });
    expect(make({ sqrtS: 30_000 })).toThrow(
      /^Cannot use benchmark_0000.dat from 172.6 to 15000 GeV: it goes from 2 to 10000 GeV$/,
    );
    expect(() => prepareProcess("z-mumu", { pdf: path, massRange: [10, 60] })).toThrow(
      /^Cannot use benchmark_0000.dat down to x = 5.92e-7: it starts at x = 0.000001$/,
    );
    const alone = join(folder, "alone.dat");
    writeFileSync(alone, readFileSync(path));
    expect(() => prepareProcess("ttbar", { pdf: alone })).toThrow(
      /^Cannot use alone.dat without αs: alone.info beside it or alphaSAtZ is wanted$/,
    );
    expect(partonSet(alone).source.name).toBe("alone.dat");
    expect(() => prepareProcess("ttbar", { pdf: "cteq" })).toThrow(
      /^Cannot use the parton densities "cteq": les-houches, mstw2008lo or the name of a .dat file wanted$/,
    );
  });

  test("takes αs at the Z mass where there is no table, and refuses what is neither", () => {
    const set = (info: string) => {
      writeFileSync(join(folder, "benchmark.info"), info);
      return partonSet(path).alphaS;
    };
    try {
      expect(set("AlphaS_MZ: 0.118\n")(2 * Math.log(91.1876))).toBeCloseTo(0.118, 4);
      expect(() => set("SetDesc: nothing\n")).toThrow(/benchmark.info: expected AlphaS_Qs with/);
      expect(() => set("AlphaS_Qs: [1, 2]\nAlphaS_Vals: [0.4]\n")).toThrow(/as many values/);
      const steps = set("AlphaS_Qs: [1, 4.5, 4.5, 100]\nAlphaS_Vals: [0.5, 0.3, 0.25, 0.125]\n");
      expect(steps(2 * Math.log(4.4))).toBeGreaterThan(0.29);
      expect(steps(2 * Math.log(4.5))).toBeCloseTo(0.25, 12);
    } finally {
      writeCoupling(join(folder, "benchmark.info"));
    }
  });

  const good = [
    ...["PdfType: central", "Format: lhagrid1", "---", "0.1 0.5 1", "2 100", "-3 -2 -1 1 2 3 21"],
    ...Array.from({ length: 6 }, () => "0 1 1 1 1 0 2"),
    "---",
  ];
  const broken: readonly (readonly [string, number, string, RegExp])[] = [
    ["another format", 1, "Format: lhagrid2", /:3: expected a head with "Format: lhagrid1", found/],
    ["x that falls", 3, "0.5 0.1 1", /:4: expected momentum fractions x that do not fall, to 1/],
    ["x beyond 1", 3, "0.1 0.5 2", /:4: expected momentum fractions/],
    ["one scale", 4, "2", /:5: expected scales Q that rise, found 2 …/],
    ["twin scales", 4, "2 2 100", /:5: expected scales Q that rise, found two that are equal/],
    ["no gluon", 5, "-3 -2 -1 1 2 3 4", /:6: expected parton 21 among the columns, found -3/],
    ["a word", 7, "0 1 1 one 1 0 2", /:8: expected 7 numbers, found "0 1 1 one 1 0 2"/],
    ["too few numbers", 8, "0 1 1", /:9: expected 7 numbers, found "0 1 1"/],
    ["no end", 12, "0 1 1 1 1 0 2", /:13: expected "---" after the grid, found "0 1/],
  ];
  test.each(broken)("with %s is refused with its line", (_, line, text, message) => {
    const file = join(folder, "broken.dat");
    writeFileSync(file, good.with(line, text).join("\n"));
    expect(() => partonSet(file)).toThrow(message);
  });

  test("may name a momentum fraction twice, as rounding has done to published ones", () => {
    const file = join(folder, "twins.dat");
    writeFileSync(file, good.join("\n"));
    const logX = Float64Array.of(Math.log(0.3));
    const [once] = partonSet(file).columns(logX, [25]);
    const rows = good.slice(6, 8);
    writeFileSync(
      file,
      [...good.slice(0, 3), "0.1 0.1 0.5 1", ...good.slice(4, 6), ...rows, ...good.slice(6)].join(
        "\n",
      ),
    );
    expect(partonSet(file).columns(logX, [25])[0]).toEqual(once);
    expect(once!.get(0)![0]).toBeCloseTo(2, 12);
  });

  test("that ends too early, holds nothing or has a gap between its sub-grids is refused", () => {
    const file = join(folder, "broken.dat");
    const read = (lines: readonly string[]) => () => {
      writeFileSync(file, lines.join("\n"));
      return partonSet(file);
    };
    expect(read(good)).not.toThrow();
    expect(read(good.slice(0, 9))).toThrow(/broken.dat:10: expected 7 numbers, found the end/);
    expect(read(good.slice(0, 3))).toThrow(/:3: expected a grid after the head/);
    expect(read(good.slice(0, 2))).toThrow(/:3: expected "---" after the head, found the end/);
    const second = good.slice(3).with(1, "90 200");
    expect(read([...good, ...second])).toThrow(
      /:15: expected a sub-grid from 100 GeV on, where the one before ends, found 90 GeV/,
    );
  });
});

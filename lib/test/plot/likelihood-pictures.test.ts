import { expect, test, vi } from "vitest";
import { plotLimit, plotReplicas, plotScan } from "../../plot/index.ts";
import { smooth } from "../../plot/scene/smooth.ts";
import type { BootstrapInterval } from "../../stats/bootstrap/index.ts";
import type { ClsResult, Scan, UpperLimit } from "../../stats/histfactory/index.ts";
import { alive, named, ofKind } from "./drawn.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

/** The likelihood of a Gaussian measurement 1.0 ± 0.2. */
const at = Array.from({ length: 17 }, (_, i) => 0.5 + i / 16);
const parabola: Scan = { name: "mu", at, rise: at.map((x) => ((x - 1) / 0.2) ** 2) };

test("a scan is drawn through its fits, with the heights of one and two standard deviations", async () => {
  const { scene } = alive(await plotScan(parabola));
  const [fits] = ofKind(scene.layers, "points");
  expect(Array.from(fits!.x)).toEqual(at);
  const heights = ofKind(scene.layers, "line").flatMap(({ y, style }) =>
    style.isDashed ? [y[0]] : [],
  );
  expect(heights).toEqual([1, 4]);
  expect(scene.texts!.map(({ text, at: [, y] }) => [text, Math.floor(y)])).toEqual([
    ["1σ", 1],
    ["2σ", 4],
  ]);
  expect(scene.xLabel).toBe("mu");
});

test("the curve between the fits of a parabola is that parabola", () => {
  const { x, y } = smooth([0, 1, 3, 4], [0, 1, 9, 16]);
  for (const [i, one] of x.entries()) expect(y[i]).toBeCloseTo(one ** 2, 12);
  expect(x).toHaveLength(3 * 12 + 1);
});

test("MINOS's ends stand where the scan crosses 1, and none where a bound came first", async () => {
  const minos = { value: 1, minus: 0.2, plus: null };
  const { scene } = alive(await plotScan(parabola, { minos }));
  const upright = ofKind(scene.layers, "line").filter(({ x }) => x.length === 2 && x[0] === x[1]);
  expect(upright.map(({ x }) => x[0])).toEqual([0.8]);
});

test("places where no fit converged are left out; without any there is no picture", async () => {
  const broken = { ...parabola, rise: parabola.rise.with(3, Number.NaN) };
  const { scene } = alive(await plotScan([{ scan: broken, label: "all" }]));
  expect(ofKind(scene.layers, "points")[0]!.x).toHaveLength(16);
  const nothing = { ...parabola, rise: at.map(() => Number.NaN) };
  await expect(plotScan(nothing)).rejects.toThrow("no fit of it converged");
});

const testOf = (strength: number): ClsResult => {
  const cls = Math.exp(-strength);
  const expected = [3, 2, 1, 0.7, 0.5].map((way) => Math.exp(-way * strength));
  return { ...{ strength, cls, expected, clsb: cls, clb: 1 }, statistic: 0, expectedStatistic: 0 };
};
const limit: UpperLimit = {
  confidence: 0.95,
  observed: 3,
  expected: [1, 1.5, 3, 4.3, 6],
  tests: [1, 2, 3, 4, 6].map(testOf),
};

test("the bands of expected CLs contain its median, and the line is at 1 − confidence", async () => {
  const { scene } = alive(await plotLimit(limit));
  const [two, one] = ofKind(scene.layers, "area");
  const median = named(scene, "expected", "line");
  for (const [i, y] of Array.from(median.y).entries()) {
    const [low2, low1, high1, high2] = [two!.low, one!.low, one!.high, two!.high].map(
      (ends) => ends[i]!,
    );
    for (const [below, above] of [
      [low2, low1],
      [low1, y],
      [y, high1],
      [high1, high2],
    ]) {
      expect(below!).toBeLessThanOrEqual(above!);
    }
  }
  expect(named(scene, "CLs = 0.05", "line")).toMatchObject({ y: Float64Array.of(0.05, 0.05) });
  expect(scene.note).toBe("limit 3, expected 3");
});

test("every curve begins at CLs = 1 without signal, and a tester makes it smooth", async () => {
  const { scene } = alive(await plotLimit(limit, { tester: testOf }));
  const observed = named(scene, "observed", "line");
  expect([observed.x[0], observed.y[0]]).toEqual([0, 1]);
  expect(observed.x).toHaveLength(41);
  expect(observed.y[20]).toBeCloseTo(Math.exp(-observed.x[20]!), 5);
});

test("a histogram holds all replicas that have a value, and below it each interval from end to end", async () => {
  const values = Float64Array.from({ length: 500 }, (_, i) => (i % 50) / 10);
  values[7] = Number.NaN;
  const interval = (kind: string, low: number, high: number): BootstrapInterval =>
    ({ kind, low, high, estimate: 2.5 }) as BootstrapInterval; // the rest is not drawn
  const intervals = [interval("percentile", 1, 4), interval("bca", 1.5, 5)];
  const { scene, panels } = alive(await plotReplicas({ values, estimate: 2.5 }, { intervals }));
  const [steps] = ofKind(scene.layers, "steps");
  expect(Array.from(steps!.contents).reduce((sum, n) => sum + n, 0)).toBe(499);
  expect(scene.note).toBe("1 replicas failed");
  expect(scene.below!.rows).toEqual(["percentile", "BCa"]);
  const [bars] = ofKind(scene.below!.layers, "points");
  expect(bars).toMatchObject({ left: Float64Array.of(1.5, 1), right: Float64Array.of(1.5, 2.5) });
  expect(panels[1]!.texts.map(({ text }) => text)).toEqual(["percentile", "BCa"]);
  const none = { values: new Float64Array(3).fill(Number.NaN), estimate: 1 };
  await expect(plotReplicas(none)).rejects.toThrow("0 have a value");
});

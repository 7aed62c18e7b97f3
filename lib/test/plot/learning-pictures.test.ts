import { expect, test, vi } from "vitest";
import { normal, seededRandom } from "../../core/index.ts";
import { calibrationCurve, significanceScan } from "../../learn/metrics/index.ts";
import { overtrainingCheck } from "../../learn/shape/index.ts";
import {
  plotBoosting,
  plotCalibration,
  plotImportance,
  plotResponse,
  plotRoc,
  plotSignificance,
} from "../../plot/index.ts";
import { thinned } from "../../plot/learning/thinned.ts";
import { alive, named, ofKind } from "./drawn.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

const four = {
  label: "by hand",
  scores: Float64Array.of(0.9, 0.8, 0.6, 0.2),
  labels: Uint8Array.of(1, 0, 1, 0),
};

test("the ROC curve of four events goes through the corners that one finds by hand", async () => {
  const picture = await plotRoc(four);
  const { scene } = alive(picture);
  const [, curve] = ofKind(scene.layers, "line");
  expect(Array.from(curve!.x)).toEqual([0, 0.5, 0.5, 1, 1]);
  expect(Array.from(curve!.y)).toEqual([1, 1, 0.5, 0.5, 0]);
  expect(scene.legend[0]!.label).toMatch(/^by hand: AUC 0\.75? ± 0\.\d+$|^by hand: AUC 0\.[78]/); // 3 of 4 pairs
  expect(scene.yLabel).toBe("background rejection");
});

test("the rejection factor is one over what passes, where something does", async () => {
  const { scene } = alive(await plotRoc([four], { kind: "factor" }));
  const curve = ofKind(scene.layers, "line")[1]!;
  expect(Array.from(curve.y)).toEqual([2, 2, 1]);
  expect(scene.isLogY).toBe(true);
});

test("the legend stands where the curve of a good classifier is not", async () => {
  const random = seededRandom(5);
  const labels = Uint8Array.from({ length: 400 }, (_, i) => i % 2);
  const scores = Float64Array.from(labels, (label) => normal(random) + 3 * label);
  const [panel] = alive(await plotRoc({ label: "good", scores, labels })).panels;
  const [, bottom, right] = panel!.legends[0]!.box;
  expect(bottom).toBeLessThan(0.5);
  expect(right).toBeLessThan(0.8);
});

test("a curve of a million points is drawn by a thousand, and none is farther off than it shows", () => {
  const x = Float64Array.from({ length: 100_001 }, (_, i) => i / 100_000);
  const y = x.map((t) => t ** 3);
  const kept = thinned(x, y);
  expect(kept.length).toBeLessThan(1000);
  expect([kept[0], kept.at(-1)]).toEqual([0, 100_000]);
  for (let k = 1; k < kept.length; k++)
    expect(y[kept[k]!]! - y[kept[k - 1]!]!).toBeLessThan(1 / 300);
});

const sample = (n: number, seed: number, shift: number) => {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const scores = Float64Array.from(labels, (label) => normal(random) + (label ? shift : 0));
  return { scores, labels };
};

test("signal and background, training and test, are all of unit area", async () => {
  const check = overtrainingCheck(sample(500, 1, 1), sample(3000, 2, 1), seededRandom(3));
  const { scene } = alive(await plotResponse(check));
  const { edges } = check.signal.test.axis;
  for (const of of ["signal", "background"]) {
    const area = Array.from(named(scene, `${of}, test`, "steps").contents);
    const sum = area.reduce((total, w, i) => total + w * (edges[i + 1]! - edges[i]!), 0);
    expect(sum).toBeCloseTo(1, 4);
    const points = Array.from(named(scene, `${of}, training`, "points").y);
    const width = edges[1]! - edges[0]!;
    expect(points.reduce((total, w) => total + w * width, 0)).toBeCloseTo(1, 4);
  }
  expect(scene.note).toContain(`signal ${check.signal.kolmogorov.pValue.toPrecision(2)}`);
});

test("the best cut stands where the significance is greatest", async () => {
  const { scores, labels } = sample(2000, 4, 2);
  const scan = significanceScan(scores, labels, { weights: new Float64Array(2000).fill(0.1) });
  const { scene } = alive(await plotSignificance(scan));
  const lines = ofKind(scene.layers, "line");
  const [curve, best] = [lines[0]!, lines[1]!];
  expect(best.x[0]).toBeCloseTo(scan.best.threshold, 4);
  const greatest = Array.from(curve.y).reduce((a, b) => Math.max(a, b));
  expect(Math.abs(greatest - scan.best.significance)).toBeLessThan(0.01 * greatest);
  expect(scene.legend[0]!.label).toMatch(/^best cut /);
  const [range] = ofKind(scene.layers, "boxes");
  expect(range!.left[0]).toBeLessThanOrEqual(scan.best.threshold + 1e-6);
  expect(range!.right[0]).toBeGreaterThanOrEqual(scan.best.threshold - 1e-6);
});

test("true probabilities lie on the diagonal of a calibration plot", async () => {
  const random = seededRandom(6);
  const p = Float64Array.from({ length: 20_000 }, () => random());
  const labels = Uint8Array.from(p, (one) => (random() < one ? 1 : 0));
  const { scene } = alive(await plotCalibration(calibrationCurve(p, labels)));
  const [points] = ofKind(scene.layers, "points");
  for (const [i, y] of Array.from(points!.y).entries()) {
    expect(Math.abs(y - points!.x[i]!)).toBeLessThan(4.5 * points!.up[i]!); // of ten: one in 15,000 runs would fail
  }
  expect(scene.legend.map(({ label }) => label)).toEqual(["calibrated"]);
});

test("bars of importance are as long as their numbers, the greatest on top", async () => {
  const { scene } = alive(await plotImportance({ pt: 0.2, mass: 0.7, eta: 0.1 }));
  expect(scene.rows).toEqual(["mass", "pt", "eta"]);
  const [bars] = ofKind(scene.layers, "boxes");
  expect(Array.from(bars!.right)).toEqual([0.7, 0.2, 0.1]);
  const permuted = [
    { name: "noise", loss: -0.01, spread: 0.02 },
    { name: "mass", loss: 0.3, spread: 0.05 },
  ];
  const other = alive(await plotImportance(permuted)).scene;
  expect(ofKind(other.layers, "boxes")[0]!.left[1]).toBe(-0.01); // left of zero
  expect(Array.from(ofKind(other.layers, "points")[0]!.right!)).toEqual([0.05, 0.02]);
  expect(alive(await plotImportance([{ name: "mass", separation: 0.4 }])).scene.xLabel).toContain(
    "⟨S²⟩",
  );
  await expect(plotImportance({})).rejects.toThrow("importance of nothing");
});

test("training is followed tree by tree, and the validation's best tree is marked", async () => {
  const curves = { training: [0.6, 0.4, 0.3, 0.2], validation: [0.62, 0.5, 0.48, 0.55] };
  const { scene } = alive(await plotBoosting(curves));
  expect(named(scene, "training", "line")).toMatchObject({ x: Float64Array.of(1, 2, 3, 4) });
  const label = "best: 3 trees, 0.48";
  expect(named(scene, label, "line").x[0]).toBe(3);
  const auc = alive(
    await plotBoosting({ AUC: [0.7, 0.9, 0.8] }, { best: "greatest", step: 10 }),
  ).scene;
  expect(auc.legend.at(-1)!.label).toBe("best: 20 trees, 0.9");
});

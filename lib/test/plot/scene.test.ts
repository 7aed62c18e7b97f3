import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { normal, seededRandom } from "../../core/index.ts";
import { edges, hist1d, histFromCounts, regular } from "../../hist/index.ts";
import { sceneOf } from "../../plot/histogram/scene-of.ts";
import { plotFit, plotHistogram } from "../../plot/index.ts";
import { readScene } from "../../plot/live/read-scene.ts";
import { liveScene, liveType } from "../../plot/live/scene-json.ts";
import { clipLayers } from "../../plot/scene/clip-layers.ts";
import { panelsOf } from "../../plot/scene/panels.ts";
import { fitPeak } from "../../stats/index.ts";

vi.setConfig({ testTimeout: 60_000 }); // loading jsroot takes its time on a busy machine

const size = { width: 760, height: 560 };
const overTheWire = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

test("a picture of a histogram of 100 bins costs less than 2 kB to come alive", async () => {
  const random = seededRandom(1);
  const masses = Array.from({ length: 5000 }, () => normal(random) * 3 + 91);
  const { data } = await plotHistogram(hist1d(regular(100, 60, 120), masses));
  expect(JSON.stringify(data[liveType]).length).toBeLessThan(2000);
  expect(data["image/svg+xml"]).toContain("<svg");
});

test("bins, contents and words arrive in the page as they were", () => {
  const bins = edges([0, 1, 3, 10], { label: "p_{T} [GeV]" });
  const sample = { histogram: hist1d(bins, [0.5, 2, 2, 5]), label: "a < b" };
  const scene = sceneOf(
    { stack: [sample], data: sample, curves: [{ x: [0, 5, 10], y: [1, 2, 1 / 3], label: "fit" }] },
    { title: "T", note: "N", peaks: [{ x: 5, label: "Z" }], below: "ratio", isLogY: true },
  );
  const read = readScene(overTheWire(liveScene(scene, size)));
  expect(read.size).toEqual(size);
  expect(read.scene).toMatchObject({
    title: "T",
    note: "N",
    xLabel: "p_{T} [GeV]",
    xRange: [0, 10],
    isLogY: true,
    peaks: [{ x: 5, label: "Z" }],
    legend: scene.legend,
  });
  expect(read.scene.layers.map(({ kind }) => kind)).toEqual(["steps", "band", "line", "points"]);
  const [, , curve, points] = read.scene.layers;
  expect(curve).toMatchObject({ y: Float64Array.of(1, 2, 0.333333) });
  expect(points).toMatchObject({ y: Float64Array.of(1, 2, 1) });
  expect(panelsOf(read.scene, size)).toHaveLength(2);
});

test("whatever bins there are, edges arrive to a millionth of the axis", () => {
  const widths = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), {
    minLength: 1,
    maxLength: 30,
  });
  const start = fc.double({ min: -1e5, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(widths, start, (steps, from) => {
      let at = from;
      const places = [from, ...steps.map((width) => (at += width))];
      const axis = edges(places);
      const h = histFromCounts(axis, new Float64Array(steps.length).fill(3));
      const { scene } = readScene(overTheWire(liveScene(sceneOf(h, {}), size)));
      const [layer] = scene.layers;
      const span = places.at(-1)! - from;
      for (const [i, x] of (layer?.kind === "steps" ? layer.edges : []).entries()) {
        expect(Math.abs(x - places[i]!)).toBeLessThanOrEqual(2e-6 * span);
      }
    }),
  );
});

test("pictures too large for the page, and numbers that JSON has no word for, stay still", () => {
  const fine = histFromCounts(regular(30_000, 0, 1), new Float64Array(30_000).fill(1 / 3));
  expect(liveScene(sceneOf(fine, {}), size)).toBeUndefined();
  const broken = histFromCounts(regular(2, 0, 1), [1, Number.POSITIVE_INFINITY]);
  expect(liveScene(sceneOf(broken, {}), size)).toBeUndefined();
});

test("a forged picture is refused in words, never drawn in part", () => {
  const good = overTheWire(liveScene(sceneOf(hist1d(regular(3, 0, 3), [1]), {}), size)) as {
    layers: object[];
  };
  const [layer] = good.layers;
  const forged: unknown[] = [
    null,
    1,
    "text",
    {},
    { ...good, layers: [] },
    { ...good, layers: "x" },
    { ...good, layers: [{ ...layer, kind: "script" }] },
    { ...good, layers: [{ ...layer, contents: [1, 2] }] },
    { ...good, layers: [{ ...layer, contents: [1, null, 3] }] },
    { ...good, layers: [{ ...layer, edges: [0, 2, 1, 3] }] },
    { ...good, layers: [{ ...layer, edges: { from: 0, to: 1, n: 1e12 } }] },
    { ...good, layers: [{ ...layer, fill: "url(http://192.0.2.1/x)" }] },
    { ...good, layers: new Array(1000).fill(layer) },
    { ...good, legend: [{ label: "a", layer: 7 }] },
    { ...good, xRange: [3, 0] },
    { ...good, xRange: ["a", {}] },
    { ...good, size: [1e9, 1] },
    { ...good, peaks: [{ x: "1e999", label: "" }] },
    { ...good, below: { title: "x", range: [1, 1], layers: [] } },
  ];
  for (const json of forged) expect(() => readScene(json)).toThrow(/^Cannot /);
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(() => readScene(json)).toThrow(/^Cannot /);
    }),
  );
});

test("a part of an axis shows the bins it cuts, and the vertical axis fits what is seen", () => {
  const h = histFromCounts(regular(10, 0, 10), [1, 2, 3, 4, 5, 100, 5, 4, 3, 2]);
  const [steps] = clipLayers(sceneOf(h, {}).layers, [1.5, 4]);
  expect(steps).toMatchObject({ edges: Float64Array.of(1, 2, 3, 4), contents: [2, 3, 4] });
  const [panel] = panelsOf(sceneOf(h, { xRange: [1.5, 4] }), size);
  expect(panel!.y.range[1]).toBeLessThan(10);
});

test("clipping to all there is changes nothing; to nothing leaves a picture that can be drawn", () => {
  const sample = { histogram: hist1d(regular(5, 0, 5), [1, 2, 2]), label: "s" };
  const { layers } = sceneOf(
    { stack: [sample], data: sample, curves: [{ x: [0, 2, 5], y: [1, 2, 3], label: "c" }] },
    {},
  );
  for (const [i, layer] of clipLayers(layers, [0, 5]).entries()) {
    expect(JSON.stringify(layer)).toBe(JSON.stringify(layers[i]));
  }
  for (const layer of clipLayers(layers, [7, 8])) {
    if ("edges" in layer) expect(layer.edges.length).toBeGreaterThan(1);
  }
});

test("a picture of one histogram brings ROOT's numbers along, one of a fit its parameters", async () => {
  const h = hist1d(regular(3, 0, 3), [-1, 0.5, 1.5, 1.5, 2.5, 7]);
  expect(Object.fromEntries(sceneOf(h, {}).box)).toEqual({
    Integral: "4",
    Mean: "1.5",
    "Std Dev": String(Number(Math.SQRT1_2.toPrecision(6))),
    Underflow: "1",
    Overflow: "1",
  });
  const random = seededRandom(3);
  const masses = Array.from({ length: 4000 }, () => 91 + 2 * normal(random));
  const fit = fitPeak(hist1d(regular(40, 80, 100), masses), { background: "none" });
  const { scene } = readScene(overTheWire((await plotFit(fit)).data[liveType]));
  const box = Object.fromEntries(scene.box);
  expect(box["mass"]).toMatch(/^9[01]\.\d+ ± 0\.0\d+$/);
  expect(box["deviance / ndf"]).toBe(`${fit.deviance.toFixed(1)} / ${fit.ndf}`);
  expect(scene.below?.title).toBe("pull");
});

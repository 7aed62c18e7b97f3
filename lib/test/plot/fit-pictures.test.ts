import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { pagesOfPulls, plotPulls, plotRanking, plotYields } from "../../plot/index.ts";
import type { ChannelYields, Impact, Pull, Ranking } from "../../stats/histfactory/index.ts";
import { alive, blackPointsIn, boxesIn, frameOf, named, ofKind, placeOf, svgOf } from "./drawn.ts";

vi.setConfig({ testTimeout: 60_000 }); // loading jsroot takes its time on a busy machine

const channel = (
  name: string,
  observed: readonly number[],
  samples: Readonly<Record<string, readonly number[]>>,
): ChannelYields => {
  const expected = observed.map((_, i) =>
    Object.values(samples).reduce((sum, bins) => sum + bins[i]!, 0),
  );
  const total = expected.reduce((sum, n) => sum + n, 0);
  return {
    channel: name,
    observed: Float64Array.from(observed),
    expected: Float64Array.from(expected),
    errors: Float64Array.from(expected, (n) => n / 10),
    ...{ total, totalError: total / 10 },
    samples: Object.fromEntries(
      Object.entries(samples).map(([sample, bins]) => [sample, Float64Array.from(bins)]),
    ),
  };
};
const signalRegion = channel("SR", [110, 52], { tq: [30, 20], ttbar: [60, 25], Wjets: [10, 5] });
const controlRegion = channel("CR", [400], { ttbar: [50], Wjets: [350] });

test("samples stand on one another, the rarest lowest, up to what is expected", async () => {
  const { scene } = alive(await plotYields(signalRegion));
  const tops = (name: string): unknown => named(scene, name, "steps").contents;
  expect(tops("Wjets")).toEqual(Float64Array.of(10, 5));
  expect(tops("tq")).toEqual(Float64Array.of(40, 25));
  expect(tops("ttbar")).toEqual(Float64Array.of(100, 50));
  expect(named(scene, "data", "points")).toMatchObject({
    x: Float64Array.of(1, 2),
    y: Float64Array.of(110, 52),
  });
  expect(named(scene, "uncertainty", "band")).toMatchObject({
    low: Float64Array.of(90, 45),
    high: Float64Array.of(110, 55),
  });
  expect(scene.legend.map(({ label }) => label)).toEqual(
    ["data", "ttbar", "tq", "Wjets", "uncertainty"], // as they stand in the picture, from the top
  );
});

test("the ratio below is data over what is expected, with its uncertainty around 1", async () => {
  const { scene } = alive(await plotYields(signalRegion));
  const [points] = ofKind(scene.below!.layers, "points");
  expect(points!.y).toEqual(Float64Array.of(1.1, 1.04));
  const [band] = ofKind(scene.below!.layers, "band");
  expect(band).toMatchObject({ low: Float64Array.of(0.9, 0.9), high: Float64Array.of(1.1, 1.1) });
  expect(scene.below!.title).toBe("data / model");
});

test("the ratio shows how well the model is known, also where the data agree better than that", async () => {
  const { scene } = alive(await plotYields(controlRegion));
  expect(ofKind(scene.below!.layers, "points")[0]!.y).toEqual(Float64Array.of(1));
  expect(scene.below!.range).toEqual([0.875, 1.125]); // 10 % of the model, and 5 % of 400 events
});

test("a signal stands on top of the stack, however large it is", async () => {
  const { scene } = alive(await plotYields(signalRegion, { signals: ["Wjets"] }));
  expect(scene.legend.map(({ label }) => label).slice(0, 2)).toEqual(["data", "Wjets"]);
  expect(named(scene, "Wjets", "steps")).toMatchObject({ contents: Float64Array.of(100, 50) });
});

test("channels stand side by side under their names, and a sample has one colour in all of them", async () => {
  const both = [signalRegion, controlRegion];
  const { scene, panels } = alive(await plotYields(both));
  expect(scene.sections).toEqual([
    { from: 0.5, to: 2.5, label: "SR" },
    { from: 2.5, to: 3.5, label: "CR" },
  ]);
  const below = panels[1]!;
  const [sr, cr] = ["SR", "CR"].map((name) => below.texts.find(({ text }) => text === name)!.at[0]);
  const { left, right } = below.margins;
  expect(sr).toBeCloseTo(left + (1 / 3) * (1 - left - right), 10);
  expect(cr).toBeCloseTo(left + (5 / 6) * (1 - left - right), 10);
  expect(named(scene, "tq", "steps").contents[2]).toBe(0); // not in the control region: nothing is added
  const alone = alive(await plotYields(both, { channel: "CR" })).scene;
  for (const name of ["ttbar", "Wjets"]) {
    const colour = (of: typeof scene): unknown => named(of, name, "steps").fill;
    expect(colour(alone)).toBe(colour(scene));
  }
});

test("of many samples the smallest are told together, and nothing is lost", async () => {
  const samples = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`s${i}`, [i + 1]]));
  const { scene } = alive(await plotYields(channel("SR", [120], samples), { mostSamples: 4 }));
  expect(scene.legend.map(({ label }) => label)).toEqual([
    ...["data", "s14", "s13", "s12", "others", "uncertainty"],
  ]);
  expect(named(scene, "s14", "steps")).toMatchObject({ contents: Float64Array.of(120) });
  expect(named(scene, "others", "steps")).toMatchObject({ contents: Float64Array.of(78) }); // 1 + … + 12
});

test("a channel that is not there is refused by its name", async () => {
  await expect(plotYields([signalRegion], { channel: "VR" })).rejects.toThrow(
    "Cannot draw the channel VR: there are SR",
  );
});

const pull = (name: string, value: number, constraint = 1): Pull => ({
  ...{ name, pull: value, constraint },
});

test("each pull is a point at the height of its name, as far from 0 as it was pulled", async () => {
  const svg = svgOf(await plotPulls([pull("JES", 1, 0.5), pull("lumi", -2), pull("xsec", 0)]));
  const points = blackPointsIn(svg);
  for (const [i, name] of ["JES", "lumi", "xsec"].entries()) {
    expect(Math.abs(points[i]!.y - placeOf(svg, name).y)).toBeLessThanOrEqual(4); // one pixel
  }
  const [jes, lumi, xsec] = points as [(typeof points)[0], (typeof points)[0], (typeof points)[0]];
  expect(Math.abs(xsec.x - jes.x - 0.5 * (lumi.x - xsec.x))).toBeLessThanOrEqual(2);
  const [[left, right]] = boxesIn(svg, "rgb(140, 215, 177)") as [[number, number, number, number]]; // the band of ±1
  expect(Math.abs(right - jes.x)).toBeLessThanOrEqual(2);
  expect(Math.abs((left + right) / 2 - xsec.x)).toBeLessThanOrEqual(2);
});

test("the bar of a pull is as long as the uncertainty after the fit", async () => {
  const { scene } = alive(await plotPulls([pull("a", 0.25, 0.5), pull("b", -1.5, 1.25)]));
  expect(ofKind(scene.layers, "points")[0]).toMatchObject({
    x: Float64Array.of(0.25, -1.5),
    y: Float64Array.of(1.5, 0.5), // the first on top
    left: Float64Array.of(0.5, 1.25),
    right: Float64Array.of(0.5, 1.25),
  });
});

test("a long list is parted so that every parameter stands on one page, and all pages are alike", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (n) => {
      const all = Array.from({ length: n }, (_, i) => pull(`p${i}`, 0));
      const pages = pagesOfPulls(n, 70);
      const rows: string[][] = [];
      for (let page = 1; page <= pages; page++) {
        rows.push([...(alive(await plotPulls(all, { page, perPage: 70 })).scene.rows ?? [])]);
      }
      expect(rows.flat()).toEqual(all.map(({ name }) => name));
      const lengths = rows.map(({ length }) => length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(70);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(Math.max(2, pages));
    }),
    { numRuns: 2 },
  );
  await expect(plotPulls([pull("a", 0)], { page: 2 })).rejects.toThrow(
    "Cannot draw page 2 of 1 pulls",
  );
});

const impact = (name: string, size: number): Impact => ({
  ...{ name, pull: 0.5, constraint: 0.8 },
  ...{ postfit: [size, -size] as const, prefit: [1.5 * size, -1.5 * size] as const },
});
const ranking = (impacts: readonly Impact[]): Ranking => ({
  ...{ poi: "mu", method: "refit", impacts, nFailed: 0 },
});

test("a bar is as long as the impact, on the axis above the frame", async () => {
  const svg = svgOf(await plotRanking(ranking([impact("JES", 0.2), impact("lumi", -0.1)])));
  const [jes, lumi] = boxesIn(svg, "rgb(128, 185, 217)") as [
    [number, number, number, number],
    [number, number, number, number],
  ]; // what θ̂ + Δθ̂ does
  const zero = jes[0];
  expect(jes[1] - zero).toBeCloseTo(2 * (lumi[1] - lumi[0]), -1);
  expect(Math.abs(lumi[1] - zero)).toBeLessThanOrEqual(2); // to the other side
  expect(Math.abs(placeOf(svg, "0.2").x - jes[1])).toBeLessThanOrEqual(4); // one pixel
  expect(svg).toContain("Δmu");
});

test("the greatest impacts are shown, so many as asked for, and pulls on the axis below", async () => {
  const impacts = Array.from({ length: 40 }, (_, i) => impact(`p${i}`, 1 / (i + 1)));
  const { scene } = alive(await plotRanking(ranking(impacts), { most: 3 }));
  expect(scene.rows).toEqual(["p0", "p1", "p2"]);
  expect(named(scene, "pull (θ̂ − θ₀)/Δθ", "points")).toMatchObject({
    x: Float64Array.of(0.5, 0.5, 0.5),
  });
});

test("where up and down go the same way, neither bar hides the other", async () => {
  const oneSided: Impact = {
    ...impact("a", 0.1),
    postfit: [0.1, 0.05],
    prefit: [Number.NaN, Number.NaN],
  };
  const { scene } = alive(await plotRanking(ranking([oneSided])));
  const [up, down] = ofKind(scene.layers, "boxes");
  expect(up!.low[0]).toBe(down!.high[0]);
  expect(scene.legend.some(({ label }) => label.startsWith("before"))).toBe(false); // was not asked for
});

test("names longer than half the picture are shortened, never cut off", async () => {
  const name = "a_parameter_whose_name_is_longer_than_any_picture_is_wide_".repeat(3);
  const svg = svgOf(await plotPulls([pull(name, 0)]));
  expect(svg).toContain("…<");
  expect(frameOf(svg).width).toBeGreaterThan(0.45 * 4 * 640);
});

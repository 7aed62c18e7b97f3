import { expect, test, vi } from "vitest";
import { hist1d, histFromCounts, regular, scale } from "../../hist/index.ts";
import { plotHistogram } from "../../plot/index.ts";
import { alive } from "./drawn.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

const black = /<path d="([^"]+)" style="stroke: rgb\(0, 0, 0\); fill: rgb\(0, 0, 0\);"/;

/** Centres of the round points in pixels: jsroot draws each as "M left,y a r,r …" in quarters of a pixel. */
function points(svg: string): { x: number; y: number }[] {
  const path = black.exec(svg)?.[1] ?? "";
  return Array.from(path.matchAll(/M(-?\d+),(-?\d+)a(\d+)/g), ([, left, y, radius]) => ({
    x: (Number(left) + Number(radius)) / 4,
    y: Number(y) / 4,
  }));
}

test("points stand where their bins are, to a quarter of a pixel", async () => {
  const counts = [100, 400, 900, 1600];
  const data = { histogram: histFromCounts(regular(4, 0, 4), counts), label: "" };
  const drawn = points(String((await plotHistogram({ data })).data["image/svg+xml"]));
  const frame = { width: 760 * (1 - 0.13 - 0.04) };
  expect(drawn).toHaveLength(4);
  for (const [i, { x, y }] of drawn.entries()) {
    expect(Math.abs(x - ((i + 0.5) / 4) * frame.width)).toBeLessThanOrEqual(0.25);
    const perEvent = (drawn[0]!.y - drawn[3]!.y) / 1500;
    expect(Math.abs(drawn[0]!.y - y - perEvent * (counts[i]! - 100))).toBeLessThanOrEqual(0.25);
  }
});

test("a stack is read from top to bottom, with the data first and the uncertainty last", async () => {
  const axis = regular(2, 0, 2);
  const one = (n: number) => scale(histFromCounts(axis, [n, n]), 0.5);
  const { data } = await plotHistogram({
    stack: [
      { histogram: one(10), label: "lowest" },
      { histogram: one(90), label: "highest" },
    ],
    data: { histogram: histFromCounts(axis, [50, 52]), label: "data" },
  });
  expect(data["text/plain"]).toMatch(/data, highest, lowest, statistical uncertainty$/);
});

test("pulls are counted in √model, and none is left outside", async () => {
  const axis = regular(3, 0, 3);
  const data = histFromCounts(axis, [100, 144, 40]);
  const below = { kind: "pulls", data, model: [100, 100, 100] } as const;
  const svg = String((await plotHistogram(data, { below })).data["image/svg+xml"]);
  const [zero, high, low] = points(svg); // pulls of 0, 4.4 and −6
  expect((zero!.y - high!.y) / (low!.y - zero!.y)).toBeCloseTo(4.4 / 6, 2);
});

test("a ratio to the stack needs both, and says so", async () => {
  const histogram = hist1d(regular(2, 0, 1), [0.5]);
  const data = { histogram, label: "data" };
  await expect(plotHistogram({ data }, { below: "ratio" })).rejects.toThrow("data and a stack");
  await expect(plotHistogram(histogram, { isLogX: true })).rejects.toThrow("must start above 0");
});

test("a ratio that is 1 everywhere is shown with its error bars, not magnified to nothing else", async () => {
  const axis = regular(2, 0, 2);
  const data = histFromCounts(axis, [400, 400]); // known to 5 %
  const below = { kind: "ratio", data, model: [400, 400] } as const;
  const { panels } = alive(await plotHistogram(data, { below }));
  const [low, high] = panels[1]!.y.range;
  expect(high - 1).toBeGreaterThan(0.05);
  expect(high - 1).toBeLessThan(0.2);
  expect(1 - low).toBeCloseTo(high - 1, 10);
});

import { expect, test, vi } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { edges, hist1d, histFromCounts, regular } from "../../hist/index.ts";
import { plotFit, plotHistogram } from "../../plot/index.ts";
import { fitPeak } from "../../stats/index.ts";

vi.setConfig({ testTimeout: 60_000 }); // loading jsroot takes its time on a busy machine

const svgOf = (data: Readonly<Record<string, unknown>>): string => String(data["image/svg+xml"]);

/** The heights in pixels of the blue outline of a histogram, bin by bin, downwards from the top. */
function outline(svg: string): number[] {
  const path = /<path d="(M[^"]+)" style="[^"]*rgb\(0, 114, 178\)/.exec(svg)?.[1] ?? "";
  const heights: number[] = [];
  let y = 0;
  for (const [, command, values = ""] of path.matchAll(/([MVvHhLl])([^MVvHhLlZz]*)/g)) {
    const numbers = values.split(",").map(Number);
    if (command === "M" || command === "L") y = numbers[1]!;
    if (command === "V") y = numbers[0]!;
    if (command === "v") y += numbers[0]!;
    if (command === "l") y += numbers[1]!;
    if (command === "H" || command === "h") heights.push(y);
  }
  return heights;
}

test("steps are as high as their bins are full", async () => {
  const { data } = await plotHistogram(histFromCounts(regular(4, 0, 4), [10, 40, 20, 30]));
  const [first, second, third, fourth] = outline(svgOf(data));
  const perEvent = (first! - second!) / 30;
  expect(perEvent).toBeGreaterThan(5); // pixels, so that rounding to one is less than a fifth of an event
  expect((first! - third!) / perEvent).toBeCloseTo(10, 0);
  expect((first! - fourth!) / perEvent).toBeCloseTo(20, 0);
});

test("the axis says what was filled and how wide the bins are", async () => {
  const h = hist1d(regular(20, 80, 90, { label: "m(μμ) [GeV]" }), [85]);
  const svg = svgOf((await plotHistogram(h, { title: "The Z" })).data);
  expect(svg).toContain("m(μμ) [GeV]");
  expect(svg).toContain("Events / 0.5 GeV");
  expect(svg).toContain("The Z");
  const uneven = hist1d(edges([0, 1, 10]), [0.5]);
  expect(svgOf((await plotHistogram(uneven)).data)).toContain("Events / bin");
});

test("a logarithmic axis leaves out what is empty, and names its peaks", async () => {
  const h = histFromCounts(regular(5, 1, 6), [1, 0, 1000, 10, 1]);
  const options = { isLogY: true, peaks: [{ x: 3.5, label: "here" }] };
  const svg = svgOf((await plotHistogram(h, options)).data);
  expect(svg).toContain("here");
  expect(svg).not.toMatch(/NaN|Infinity/);
});

test("a fit is drawn with its counts, its background and its pulls", async () => {
  const axis = regular(40, 2.9, 3.3, { label: "m [GeV]" });
  const counts = Array.from({ length: 40 }, (_, i) =>
    Math.round(20 + 200 * Math.exp(-((i - 19.5) ** 2) / 18)),
  );
  const picture = await plotFit(fitPeak(histFromCounts(axis, counts)), { title: "A peak" });
  const svg = svgOf(picture[mimeBundle]());
  for (const text of ["pull", "data", "fit", "background", "A peak"]) expect(svg).toContain(text);
  expect(picture.data["text/plain"]).toBe("A peak · m [GeV] · data, fit, background");
});

test("text is text, whatever it says", async () => {
  const title = '<script>alert("Z")</script>';
  const h = hist1d(regular(2, 0, 1, { label: "<img src=x>" }), [0.5]);
  const svg = svgOf((await plotHistogram(h, { title })).data);
  expect(svg).not.toMatch(/<script|<img/);
  expect(svg).toContain("&lt;script&gt;");
});

test("an empty picture, or a model for other bins, is refused in words", async () => {
  await expect(plotHistogram({})).rejects.toThrow("Cannot draw an empty picture");
  const data = histFromCounts(regular(2, 0, 1), [1, 2]);
  const below = { kind: "ratio", data, model: [1] } as const;
  await expect(plotHistogram(data, { below })).rejects.toThrow("2 bins with 1 expected");
});

test("drawing leaves no global behind", async () => {
  await plotHistogram(hist1d(regular(2, 0, 1), [0.5]));
  const before = Object.getOwnPropertyNames(globalThis);
  await plotHistogram(hist1d(regular(2, 0, 1), [0.5]));
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
  expect(before).not.toContain("document");
});

import { createRequire } from "node:module";
import { expect, test, vi } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { edges, hist1d } from "../../hist/index.ts";
import type { Picture } from "../../plot/index.ts";
import { plotInteractive } from "../../plot/interactive/interactive.ts";
import { colourOf } from "../../plot/palette.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

const namesBefore = Object.getOwnPropertyNames(globalThis);

/** The few parts of a parsed drawing that are looked at here; jsdom brings no types. */
interface Drawing {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Drawing>;
}

const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (text: string, options: object) => { window: { document: Drawing } };
};

const svgOf = ({ data }: Picture): string => String(data["image/svg+xml"]);

/** Parses strictly, as XML: a drawing that is not well-formed throws. */
function parse(picture: Picture): Drawing {
  return new JSDOM(svgOf(picture), { contentType: "image/svg+xml" }).window.document;
}

function numbersIn(text: string | null): number[] {
  return (text ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
}

function places(drawing: Drawing, selector: string, attribute: string): number[][] {
  return Array.from(drawing.querySelectorAll(selector), (one) =>
    numbersIn(one.getAttribute(attribute)),
  );
}

test("points stand where their numbers say, y upwards", async () => {
  const x = Float64Array.of(0, 1, 4, 10);
  const y = Float64Array.of(-3, 2, 0, 7);
  const drawing = parse(await plotInteractive({ points: [{ x, y }] }));
  const points = places(drawing, "path.point", "transform");
  expect(points).toHaveLength(4);
  const [x0, y0] = points[0]!;
  const [x3, y3] = points[3]!;
  for (const [i, [px, py]] of points.entries()) {
    expect((px! - x0!) / (x3! - x0!)).toBeCloseTo(x[i]! / 10, 4);
    expect((py! - y0!) / (y3! - y0!)).toBeCloseTo((y[i]! + 3) / 10, 4);
  }
  expect(y3!).toBeLessThan(y0!);
});

test("on a logarithmic axis every factor of ten is equally high", async () => {
  const picture = await plotInteractive({
    points: [{ x: [0, 1, 2], y: [1, 10, 100] }],
    logY: true,
  });
  const [[, one], [, ten], [, hundred]] = places(parse(picture), "path.point", "transform") as [
    number[],
    number[],
    number[],
  ];
  expect(one! - ten!).toBeCloseTo(ten! - hundred!, 2);
  expect(one! - ten!).toBeGreaterThan(50);
});

test("a circle looks round when the axes have equal scales", async () => {
  const x = [3, 0, -3, 0];
  const y = [0, 3, 0, -3];
  const picture = await plotInteractive({ points: [{ x, y }], isSquare: true });
  const [right, top, left, bottom] = places(parse(picture), "path.point", "transform");
  expect(right![0]! - left![0]!).toBeCloseTo(bottom![1]! - top![1]!, 1);
});

test("the steps of a histogram are as high as its bins, also with bins of unequal width", async () => {
  const h = hist1d(edges([0, 1, 3, 4]), [0.5, 2, 2, 2.5, 3.5, 3.5]); // 1, 3, 2
  const drawing = parse(await plotInteractive({ histogram: h, lines: [{ x: [0, 4], y: [0, 3] }] }));
  const [steps, [, floor, , top]] = places(drawing, "path.js-line", "d") as [number[], number[]];
  const perEvent = (floor! - top!) / 3;
  const outline = steps.slice(1).filter((value) => value <= floor!); // starts at M x,y
  const heights = new Set(
    outline.map((y) => (floor! - y) / perEvent).map((n) => Number(n.toFixed(2))),
  );
  for (const height of [1, 3, 2]) expect(heights).toContain(height);
});

test("no axis label leaves the picture, and none is lost", async () => {
  const picture = await plotInteractive({
    lines: [{ x: [0, 1], y: [1e5, 9e5] }],
    xLabel: "m(μμ) [GeV]",
    yLabel: "Масса, ГэВ",
  });
  const drawing = parse(picture);
  const [xTitle] = places(drawing, "text.xtitle", "y");
  expect(xTitle![0]).toBeGreaterThan(400);
  expect(xTitle![0]).toBeLessThan(480);
  const [yTitle] = places(drawing, "text.ytitle", "x");
  expect(yTitle![0]).toBeGreaterThan(10);
  expect(
    Array.from(drawing.querySelectorAll("g.ytick text"), (one) => one.textContent).length,
  ).toBeGreaterThan(2);
});

test("a title is text, never a tag", async () => {
  const title = "<script>alert(1)</script> a < b & c";
  const picture = await plotInteractive({
    points: [{ x: [1], y: [1], name: "<img src=x onerror=alert(1)>" }],
    title,
    xLabel: "<script>x</script>",
  });
  const drawing = parse(picture);
  expect([...drawing.querySelectorAll("script, img, image, foreignObject")]).toEqual([]);
  expect([...drawing.querySelectorAll("text.gtitle")][0]?.textContent).toBe(title);
});

test("colours follow the order of the things drawn", async () => {
  const line = { x: [0, 1], y: [0, 1] };
  const picture = await plotInteractive({ lines: [line, line], points: [line] });
  const { data } = picture.data["application/vnd.plotly.v1+json"] as {
    data: { line: { color: string }; marker: { color: string } }[];
  };
  expect(data[0]!.line.color).toBe(colourOf(0));
  expect(data[1]!.line.color).toBe(colourOf(1));
  expect(data[2]!.marker.color).toBe(colourOf(2));
});

test("the interactive form survives JSON, with a gap where a value is unknown", async () => {
  const picture = await plotInteractive({
    lines: [{ x: Float64Array.of(1, 2, 3), y: Float64Array.of(1, Number.NaN, 3) }],
    histogram: [{ histogram: hist1d(edges([0, 1, 2]), [0.5]), label: "data" }],
  });
  const figure = picture.data["application/vnd.plotly.v1+json"] as { data: { y: unknown }[] };
  expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  expect(figure.data.at(-1)!.y).toEqual([1, null, 3]);
});

test("the same figure is drawn by the same bytes, another one with other clip paths", async () => {
  const draw = (y: number): Promise<Picture> =>
    plotInteractive({ lines: [{ x: [0, 1], y: [0, y] }] });
  const [first, again, other] = [await draw(1), await draw(1), await draw(2)];
  expect(svgOf(again)).toBe(svgOf(first));
  const clip = (picture: Picture): string => /id="(clip[^"]+)"/.exec(svgOf(picture))![1]!;
  expect(clip(other)).not.toBe(clip(first));
});

test("two pictures at once do not disturb each other", async () => {
  const draw = (y: number): Promise<Picture> =>
    plotInteractive({ lines: [{ x: [0, 1], y: [0, y] }] });
  const alone = svgOf(await draw(5));
  const [together] = await Promise.all([draw(5), draw(6)]);
  expect(svgOf(together!)).toBe(alone);
});

test("a picture in space says that it has no still form", async () => {
  const { data } = await plotInteractive({ points: [{ x: [1, 2], y: [3, 4], z: [5, 6] }] });
  expect(data["image/svg+xml"]).toBeUndefined();
  expect(data["text/plain"]).toMatch(/in space/);
  expect(JSON.stringify(data["application/vnd.plotly.v1+json"])).toContain('"scatter3d"');
});

test("the text tells in one line what is drawn", async () => {
  const picture = await plotInteractive({
    lines: [{ x: [0, 1], y: [0, 1], name: "fit" }],
    title: "The <i>Z</i>",
    xLabel: "m<sub>μμ</sub>",
    yLabel: "events",
  });
  expect(picture[mimeBundle]()["text/plain"]).toBe(
    "The Z: events against mμμ: line through 2 points (fit)",
  );
});

test("what cannot be drawn is refused with a reason", async () => {
  await expect(plotInteractive({})).rejects.toThrow(RangeError);
  await expect(plotInteractive({ points: [{ x: [1, 2], y: [1], name: "data" }] })).rejects.toThrow(
    "Cannot draw data from columns of lengths 2, 1",
  );
  const flat = { x: [1], y: [1] };
  await expect(plotInteractive({ points: [flat, { ...flat, z: [1] }] })).rejects.toThrow(
    "Cannot draw 1 of 2 things in space",
  );
});

test("drawing leaves no window, document or other new global behind", () => {
  const known = new Set(namesBefore);
  expect(Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name))).toEqual([]);
  expect("window" in globalThis || "document" in globalThis).toBe(false);
});

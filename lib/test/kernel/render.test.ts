import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { edges, hist1d, histFromCounts, regular } from "../../hist/index.ts";
import { render } from "../../kernel/render.ts";
import { readScene } from "../../plot/live/read-scene.ts";

/** The few parts of a parsed page that are looked at here; jsdom brings no types. */
interface Part {
  readonly textContent: string;
  readonly children: ArrayLike<Part>;
  querySelectorAll(selector: string): Iterable<Part>;
  querySelector(selector: string): Part | null;
  getAttribute(name: string): string | null;
}
const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (html: string) => { window: { document: Part & { body: Part } } };
};

const textOf = (value: unknown): string => String(render(value)["text/plain"]);
const htmlOf = (value: unknown): string => String(render(value)["text/html"]);
const page = (value: unknown): Part => new JSDOM(htmlOf(value)).window.document.body;
const cells = (part: Part, selector: string): string[] =>
  Array.from(part.querySelectorAll(selector), (cell) => cell.textContent);

test("a value that brings its own forms is shown in them, pictures as base64", () => {
  const picture = { [mimeBundle]: () => ({ "image/png": Uint8Array.of(1, 2), "text/plain": "p" }) };
  expect(render(picture)).toEqual({ "image/png": "AQI=", "text/plain": "p" });
});

test("columns within a figure arrive as lists, not as objects with numbered fields", () => {
  const figure = { data: [{ x: Float64Array.of(1, 2.5), n: 3n }] };
  const shown = render({ [mimeBundle]: () => ({ "application/json": figure }) });
  expect(shown).toEqual({ "application/json": { data: [{ x: [1, 2.5], n: "3" }] } });
});

test("any value has a text and an HTML, and none makes the other page's markup", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const allowed =
    /^<\/?(?:p|pre|table|caption|thead|tbody|tr|th|td|details|summary|ul|li|code|b|strong|time)[ >]/;
  fc.assert(
    fc.property(anything, (value) => {
      const { "text/plain": text, "text/html": html } = render(value);
      expect(typeof text).toBe("string");
      for (const [tag] of String(html).matchAll(/<[^>]*>?/g)) expect(tag).toMatch(allowed);
    }),
  );
});

test("a string that looks like markup is text", () => {
  const evil = "<img src=x onerror=alert(1)>";
  for (const value of [
    evil,
    [evil],
    { [evil]: evil },
    new Map([[evil, evil]]),
    new Error(evil),
    Object.assign(() => 0, { [evil]: 1 }),
    [{ [evil]: evil }],
    { value: 1, error: 2, [evil]: evil },
    Symbol(evil),
    Array.from({ length: 40 }, () => ({ deep: { evil, evils: [evil] } })),
  ]) {
    expect(page(value).querySelector("img")).toBeNull();
    expect(page(value).textContent).toContain("onerror");
  }
});

test("values that set traps are shown, or said not to be", () => {
  const trap = (): never => {
    throw new Error("trapped");
  };
  const loop: Record<string, unknown> = {};
  loop["self"] = loop;
  const noisy = new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap });
  const throwing = Object.defineProperty({}, "message", { get: trap });
  const values: unknown[] = [
    loop,
    noisy,
    Proxy.revocable({}, {}).proxy,
    Object.defineProperty({}, "axis", { get: trap, enumerable: true }),
    { nEvents: 2, columns: { mass: null } },
    { nEvents: 2, columns: Object.defineProperty({}, "mass", { get: trap, enumerable: true }) },
    [Object.defineProperty({}, "a", { get: trap, enumerable: true })],
    { [mimeBundle]: trap },
    { [mimeBundle]: () => ({ "application/json": loop }) },
    {
      [mimeBundle]: () => {
        throw Object.setPrototypeOf(throwing, Error.prototype);
      },
    },
    { [Symbol.for("nodejs.util.inspect.custom")]: trap },
    Object.defineProperty({}, Symbol.toStringTag, { get: trap }),
    new WeakMap(),
    (function* () {})(),
    new Date(Number.NaN),
    new Error("a", { cause: loop }),
  ];
  for (const value of values) {
    expect(typeof textOf(value)).toBe("string");
    expect(htmlOf(value)).toMatch(/^<(?:pre|details|table|p)/);
  }
  expect(textOf({ [mimeBundle]: trap })).toBe("[a value that cannot be shown: trapped]");
});

test("no accessor is run by looking at a value", () => {
  let runs = 0;
  const value = { axis: 1, nEvents: 3, list: new Array(30).fill({ a: { b: 1 } }) };
  for (const name of ["value", "sumW", "expensive"]) {
    Object.defineProperty(value, name, { get: () => runs++, enumerable: true });
  }
  expect(htmlOf(value)).toContain("[Getter]");
  expect(runs).toBe(0);
});

test("huge values are cut, and say what is left out", () => {
  const manyFields = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, i]));
  const texts = new Array(100).fill("x".repeat(900));
  const wide = new Array(100).fill(new Array(100).fill(texts));
  let deep: unknown = 0;
  for (let i = 0; i < 50_000; i++) deep = { deep };
  const values = [
    [manyFields, "49900 more"],
    [wide, "80 more items"],
    [deep, "[Object]"],
    [new Array(1e6).fill({ a: [1] }), "999900 more items"],
    [new Map(Object.entries(manyFields)), "49900 more items"],
    [new Float64Array(1e6), "999990 more items"],
  ] as const;
  for (const [value, left] of values) {
    const { "text/plain": text, "text/html": html } = render(value);
    expect(text).toContain(left);
    expect(String(text).length).toBeLessThan(150_000);
    expect(String(html).length).toBeLessThan(300_000);
  }
});

test("a text is whole as text, and its HTML says how much of it is missing", () => {
  const text = "z".repeat(1_000_000);
  expect(textOf(text)).toBe(`'${text}'`);
  expect(htmlOf(text)).toContain("900002 more characters");
});

test("long columns are shown by their first values, with their range and mean", () => {
  const column = Float64Array.from({ length: 1000 }, (_, i) => i);
  column[3] = Number.NaN;
  expect(textOf(column)).toContain("990 more items");
  expect(textOf(column).length).toBeLessThan(200);
  expect(page(column).querySelector("p")?.textContent).toBe(
    "Float64Array of 1000 numbers · min 0 · max 999 · mean ≈ 499.997 · 1 not finite",
  );
  expect(page(new Array(20).fill(0.5)).querySelector("p")?.textContent).toBe(
    "Array of 20 numbers · min 0.5 · max 0.5 · mean 0.5",
  );
});

test("short values stand in HTML exactly as in text", () => {
  for (const value of [91.1876, -0, 10n ** 20n, true, null, undefined, "a & b", [1, 2], { a: 1 }]) {
    expect(page(value).querySelector("pre.toplab-text")?.textContent).toBe(textOf(value));
  }
});

test("a promise is shown with what to do about it", () => {
  const pending = new Promise(() => {});
  const text = "Promise { <pending> }: put await before it to get its value";
  expect(textOf(pending)).toBe(text);
  expect(page(pending).textContent).toBe(text);
});

test("objects within objects are a tree to unfold, open at its root", () => {
  const fit = { chi2: 12.5, parameters: { mass: { value: 91.2, error: 0.1 }, list: [[1], [2]] } };
  const tree = page({ fits: new Array(20).fill(fit), byName: new Map([["Z", fit]]) });
  const folds = [...tree.querySelectorAll("details")];
  expect(folds.filter((fold) => fold.getAttribute("open") !== null)).toHaveLength(1);
  expect(cells(tree, "b")).toEqual(
    expect.arrayContaining(["fits", "byName", "19", "'Z'", "error"]),
  );
});

test("a function is shown by its name, with its text behind it", () => {
  const shown = page(function mass(e: number, p: number) {
    return Math.sqrt(e * e - p * p);
  });
  expect(shown.querySelector("summary")?.textContent).toBe("[Function: mass]");
  expect(shown.querySelector("pre")?.textContent).toContain("Math.sqrt");
  class Detector {}
  expect(page(Detector).querySelector("summary")?.textContent).toBe("[class Detector]");
});

test("a date is shown in universal time, whatever the clock of the machine says", () => {
  expect(page(new Date(0)).querySelector("time")?.textContent).toBe("1970-01-01T00:00:00.000Z");
});

test("a value with an error is quoted in the digits that mean something, and stays exact in the text", () => {
  const mass = { name: "mass", value: 91.18761, error: 0.02113 };
  expect(page(mass).querySelector("strong")?.textContent).toBe("91.188 ± 0.021");
  expect(textOf(mass)).toContain("91.18761");
  expect(page({ value: 1, error: 0 }).querySelector("strong")).toBeNull();
});

test("the bars of a histogram grow with its contents", () => {
  const h = hist1d(
    regular(4, 0, 4, { label: "m [GeV]" }),
    [-1, 1.5, 2.5, 2.5, 3.5, 3.5, 3.5, 3.5, 9, 9],
  );
  expect(textOf(h)).toBe(
    "Histogram of 4 bins from 0 to 4: m [GeV]\n7 inside, 1 below, 2 above\n ▃▅█",
  );
  expect(cells(page(h), "tbody tr:nth-child(4) td")).toEqual(["3", "4", "4", "2"]);
  expect(cells(page(h), "svg title")).toEqual(["Histogram of 4 bins from 0 to 4: m [GeV]"]);
});

test("our page draws a histogram live, from what the plotting room reads as the same bins", () => {
  const h = hist1d(edges([0, 1, 10], { label: "p [GeV]" }), [0.5, 2, 3, 20], {
    weights: [1 / 3, 1, 1, 1],
  });
  const { scene } = readScene(JSON.parse(JSON.stringify(render(h)["application/x-jsroot+json"])));
  expect(scene.xLabel).toBe("p [GeV]");
  expect(scene.layers).toMatchObject([
    { kind: "steps", edges: h.axis.edges, contents: Float64Array.of(0.333333, 2) },
  ]);
  expect(Object.fromEntries(scene.box)).toMatchObject({ Integral: "2.33333", Overflow: "1" });
  expect(render(hist1d(regular(3000, 0, 1), []))).not.toHaveProperty(["application/x-jsroot+json"]);
});

test("an empty histogram is drawn, too, and one of very many bins stays small", () => {
  const bundle = render(hist1d(regular(3, 0, 3), []));
  expect(bundle["text/plain"]).toContain("0 inside");
  expect(bundle["image/svg+xml"]).not.toContain("NaN");
  const fine = render(histFromCounts(regular(50_000, 0, 1), new Float64Array(50_000).fill(7)));
  expect(String(fine["image/svg+xml"]).length).toBeLessThan(15_000);
  expect(fine["text/html"]).toContain("the first 200 of 50000 bins");
});

test("events are shown as a table of the first ones, jagged columns as lists", () => {
  const events = {
    nEvents: 2,
    columns: {
      mass: Float64Array.of(91.18764, 3.0969),
      "pt<1>": { offsets: Uint32Array.of(0, 2, 3), values: Float64Array.of(40, 30, 20) },
      run: ["a", "b"],
    },
  };
  const table = page(events);
  expect(cells(table, "caption")).toEqual(["2 events, 3 columns, numbers to 6 digits"]);
  expect(cells(table, 'th[scope="col"]')).toEqual(["mass", "pt<1>", "run"]);
  expect(cells(table, "tbody tr:first-child td")).toEqual(["91.1876", "40, 30", "a"]);
  expect(textOf(events)).toContain("EventTable of 2 events, 3 columns\n  mass: Float64Array(2)");
});

test("a list of records becomes a table, and says how much of it is left out", () => {
  const table = page(Array.from({ length: 30 }, (_, i) => ({ cut: `<${i}>`, passed: i })));
  expect(cells(table, "caption")).toEqual(["20 of 30 rows"]);
  expect(cells(table, "tbody tr:nth-child(4) td")).toEqual(["<3>", "3"]);
  expect(cells(table, "tbody tr")).toHaveLength(20);
});

test("a matrix is a table that counts rows and columns as code does", () => {
  const table = page([
    [1, 0.25],
    [1 / 3, 4],
  ]);
  expect(cells(table, "caption")).toEqual(["2 × 2 matrix, numbers to 6 digits"]);
  expect(cells(table, 'th[scope="row"]')).toEqual(["0", "1"]);
  expect(cells(table, "tbody td")).toEqual(["1", "0.25", "0.333333", "4"]);
  const large = page(Array.from({ length: 40 }, () => new Float64Array(50)));
  expect(cells(large, "caption")).toEqual(["40 × 50 matrix, the first 12 × 12 shown"]);
});

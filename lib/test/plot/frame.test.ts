import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { dataFrame } from "../../plot/frame.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

const cuts = [
  { cut: "all", n: 100, share: 1 },
  { cut: "pt > 20", n: 60, share: 0.6 },
  { cut: "isolated", n: 30, share: 1 / 3 },
];

test("a table shows its columns and rows as text and as HTML", async () => {
  const bundle = (await dataFrame(cuts))[mimeBundle]();
  expect(String(bundle["text/plain"]).split("\n").slice(1)).toEqual([
    "cut         n     share",
    "all       100         1",
    "pt > 20    60       0.6",
    "isolated   30  0.333333",
  ]);
  expect(bundle["text/html"]).toContain("pt &gt; 20");
});

test("a long table shows its first rows and says so", async () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({ i }));
  const text = String((await dataFrame(rows))[mimeBundle]()["text/plain"]);
  expect(text.split("\n")).toHaveLength(1 + 1 + 20 + 1);
  expect(text).toContain("the first 20 of 50 rows");
});

test("describe gives the mean, the spread and the range of numbers, and leaves names out", async () => {
  const { columns, rows } = (await dataFrame(cuts)).describe();
  expect(columns).toEqual(["statistic", "n", "share"]);
  const of = (name: string) => rows.find(({ statistic }) => statistic === name)?.["n"];
  expect(of("count")).toBe(3);
  expect(of("mean")).toBeCloseTo(190 / 3, 12);
  expect(of("std")).toBeCloseTo(Math.sqrt(3700 / 3), 12); // (36.67² + 3.33² + 33.33²)/2
  expect([of("min"), of("median"), of("max")]).toEqual([30, 60, 100]);
});

test("sorting orders any numbers, downwards as upwards, and keeps rows together", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
      async (xs) => {
        const frame = await dataFrame(xs.map((x) => ({ x, name: `event at ${x}` })));
        const up = frame.sortBy("x").rows;
        expect(up.map(({ x }) => Number(x))).toEqual(xs.toSorted((a, b) => a - b));
        expect(up.every(({ x, name }) => name === `event at ${x}`)).toBe(true);
        expect(frame.sortBy("x", { isDescending: true }).rows).toEqual(up.toReversed());
      },
    ),
    { numRuns: 50 },
  );
});

test("the rows that were given are left as they were", async () => {
  const frame = await dataFrame(cuts);
  frame.sortBy("n");
  expect(frame.rows.map(({ n }) => n)).toEqual([100, 60, 30]);
});

test("rows of different shape, no rows, and columns that are not there are refused", async () => {
  await expect(dataFrame([])).rejects.toThrow("give at least one row");
  const uneven: Record<string, number>[] = [{ a: 1 }, { b: 2 }];
  await expect(dataFrame(uneven)).rejects.toThrow("row 1 has the columns b, the first has a");
  const frame = await dataFrame([{ cut: "all" }]);
  expect(() => frame.sortBy("n")).toThrow("the columns are cut");
  expect(() => frame.describe()).toThrow("without numbers");
});

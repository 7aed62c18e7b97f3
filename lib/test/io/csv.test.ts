import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { column, eventTable, text } from "../../event/index.ts";
import { parseCsv, readCsv } from "../../io/index.ts";
import { hasSample, samples } from "./sample-data.ts";

test("numbers become columns of numbers, words columns of text", () => {
  const table = parseCsv("Run,type,pt\n165617,G,8.5297\n165618,T,-1e-3\n");
  expect(table.nEvents).toBe(2);
  expect(column(table, "Run")).toEqual(Float64Array.of(165617, 165618));
  expect(column(table, "pt")).toEqual(Float64Array.of(8.5297, -0.001));
  expect(text(table, "type")).toEqual(["G", "T"]);
});

test("Windows line ends, a byte order mark, quotes, blanks and empty lines do no harm", () => {
  const table = parseCsv('\uFEFFname, x\r\n"a, b", 1\r\n\r\n"c\nd",2\r\n');
  expect(table).toEqual(eventTable({ name: ["a, b", "c\nd"], x: Float64Array.of(1, 2) }));
});

test("C's words for what is not finite are understood, and an empty field is NaN", () => {
  const x = column(parseCsv("x,y\n1,0\n,0\nnan,0\n-inf,0\nInfinity,0\n"), "x");
  expect([...x]).toEqual([
    1,
    Number.NaN,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
});

test("a row with a field too few or too many is named by its line", () => {
  expect(() => parseCsv("x,y\n1,2\n\n3\n", { name: "muons.csv" })).toThrow(
    "muons.csv:4: 1 fields, the header has 2",
  );
  expect(() => parseCsv('x,y\n"1\n1",2\n3,4,5\n', { name: "muons.csv" })).toThrow("muons.csv:4: 3");
});

test("a word among numbers is an error, not a reason to make the column text", () => {
  expect(() => parseCsv("pt\n1\n2\n1.2.3\n", { name: "muons.csv" })).toThrow(
    'muons.csv:4: pt is "1.2.3", wanted a number',
  );
});

test("a file without column names, with two of one name, or without any line is refused", () => {
  expect(() => parseCsv("1,2\n3,4\n")).toThrow("wanted column names, met the numbers 1, 2");
  expect(() => parseCsv("pt,pt\n1,2\n")).toThrow("two columns are called pt");
  expect(() => parseCsv("pt,\n1,2\n")).toThrow("column 2 has no name");
  expect(() => parseCsv("")).toThrow("empty");
  expect(() => parseCsv('pt\n"1\n')).toThrow("CSV text:");
});

test("whatever numbers are written come back to the last bit", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (xs) => {
      const csv = `x,y\n${xs.map((x) => `${x},0`).join("\n")}`;
      expect([...column(parseCsv(csv), "x")]).toEqual(xs.map((x) => x + 0)); // "-0" is 0 in text
    }),
  );
});

const fourMuons = "cms-education-csv/4mu_2012.csv";

test.skipIf(!hasSample(fourMuons))(
  "CMS's four-muon file has the sums that Python's csv module finds",
  async () => {
    const table = await readCsv(join(samples, fourMuons));
    const sum = (name: string): number => column(table, name).reduce((total, x) => total + x, 0);
    expect(table.nEvents).toBe(95);
    expect(sum("Event")).toBe(52_920_180_637);
    expect(sum("M")).toBeCloseTo(18803.1319, 8);
    expect(sum("Q1") + sum("Q2") + sum("Q3") + sum("Q4")).toBe(0);
  },
);

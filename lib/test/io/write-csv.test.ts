import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventTable } from "../../event/index.ts";
import { readCsv } from "../../io/csv.ts";
import { writeCsv } from "../../io/write-csv.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-csv-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a CSV file has one line per event, lists as JSON and words in quotes where they need them", () => {
  const table = eventTable({
    met_et: Float64Array.of(30.5, Number.NaN, Number.NEGATIVE_INFINITY),
    jet_pt: { offsets: Uint32Array.of(0, 2, 2, 3), values: Float64Array.of(45.25, 31, 1e-7) },
    trigger: ["mu", "e, mu", 'the "best"'],
  });
  writeCsv(join(folder, "hand.csv"), table);
  expect(readFileSync(join(folder, "hand.csv"), "utf8")).toBe(
    'met_et,jet_pt,trigger\n30.5,"[45.25, 31]",mu\n,"[]","e, mu"\n-inf,"[1e-7]","the ""best"""\n',
  );
});

test("a CSV file gives back every digit of every number", async () => {
  const file = join(folder, "trip.csv");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double(), { minLength: 1, maxLength: 30 }), async (numbers) => {
      const table = eventTable({ x: Float64Array.from(numbers), y: Float64Array.from(numbers) });
      writeCsv(file, table);
      expect(await readCsv(file)).toEqual(table);
    }),
    { numRuns: 50 },
  );
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Int64, Table, tableFromArrays, tableToIPC, vectorFromArray } from "apache-arrow";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventTable } from "../../event/index.ts";
import { readArrow, writeArrow } from "../../io/arrow.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-arrow-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("an Arrow file gives back numbers, lists and words", async () => {
  const path = join(folder, "events.arrow");
  const rows = fc.array(
    fc.record({
      number: fc.double(),
      list: fc.array(fc.double(), { maxLength: 4 }),
      word: fc.string({ unit: "grapheme", maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (events) => {
      const offsets = new Uint32Array(events.length + 1);
      for (const [i, { list }] of events.entries()) offsets[i + 1] = offsets[i]! + list.length;
      const table = eventTable({
        met_et: Float64Array.from(events, ({ number }) => number),
        jet_pt: { offsets, values: Float64Array.from(events.flatMap(({ list }) => list)) },
        trigger: events.map(({ word }) => word),
      });
      await writeArrow(path, table);
      expect(await readArrow(path)).toEqual(table);
    }),
    { numRuns: 25 },
  );
});

test("another program's numbers become doubles, and integers beyond 2⁵³ are refused", async () => {
  const path = join(folder, "other.arrow");
  const plain = tableFromArrays({
    n: Int32Array.of(1, -2),
    flag: [true, false],
    x: Float32Array.of(0.5, 2),
  });
  writeFileSync(path, tableToIPC(plain, "stream"));
  const { columns } = await readArrow(path);
  expect(columns["n"]).toEqual(Float64Array.of(1, -2));
  expect(columns["flag"]).toEqual(Float64Array.of(1, 0));
  expect(columns["x"]).toEqual(Float64Array.of(0.5, 2));
  const big = new Table({ id: vectorFromArray([2n ** 60n + 1n], new Int64()) });
  writeFileSync(path, tableToIPC(big, "file"));
  await expect(readArrow(path)).rejects.toThrow("a number is exact only up to 2⁵³");
  writeFileSync(path, "Run,Event\n1,2\n");
  await expect(readArrow(path)).rejects.toThrow("is damaged or no Arrow file");
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { column, type EventTable, eventTable, head, jagged, take } from "../../event/index.ts";
import { parquetFormat } from "../../io/hyparquet.ts";
import { listParquet, readParquet } from "../../io/parquet.ts";
import { parquetPages } from "../../io/parquet-pages.ts";
import { createParquet, writeParquet } from "../../io/write-parquet.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-parquet-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);

/** Lists of numbers as one jagged column. */
function lists(rows: readonly (readonly number[])[]): EventTable["columns"][string] {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length;
  });
  return { offsets, values: Float64Array.from(rows.flat()) };
}

/** A table long enough for several pages and row groups. */
function long(nEvents: number): EventTable {
  const counts = Uint32Array.from({ length: nEvents + 1 }, (_, i) => Math.floor((i * i) / 7) % 4);
  const offsets = new Uint32Array(nEvents + 1);
  for (let i = 0; i < nEvents; i++) offsets[i + 1] = offsets[i]! + counts[i]!;
  return eventTable({
    weight: Float64Array.from({ length: nEvents }, (_, i) => (i % 2 ? -1 : 1)),
    met_et: Float64Array.from({ length: nEvents }, (_, i) => Math.sqrt(i)),
    jet_pt: { offsets, values: Float64Array.from({ length: offsets[nEvents]! }, (_, i) => i / 3) },
  });
}

describe("a Parquet file", () => {
  test("gives back numbers, lists and words, bit by bit", async () => {
    const rows = fc.array(
      fc.record({
        number: fc.double(),
        list: fc.array(fc.double(), { maxLength: 5 }),
        word: fc.string({ unit: "grapheme", maxLength: 8 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (events) => {
        const table = eventTable({
          met_et: Float64Array.from(events, ({ number }) => number),
          jet_pt: lists(events.map(({ list }) => list)),
          trigger: events.map(({ word }) => word),
        });
        await writeParquet(path("trip.parquet"), table);
        expect(await readParquet(path("trip.parquet"))).toEqual(table);
      }),
      { numRuns: 50 },
    );
  });

  test("gives any columns and any range of events, over pages and row groups", async () => {
    const table = long(70_000);
    await writeParquet(path("long.parquet"), table, { metadata: { process: "ttbar", note: "½" } });
    expect(await listParquet(path("long.parquet"))).toEqual({
      nEvents: 70_000,
      columns: [
        { name: "weight", type: "DOUBLE", holds: "numbers" },
        { name: "met_et", type: "DOUBLE", holds: "numbers" },
        { name: "jet_pt", type: "list of DOUBLE", holds: "lists" },
      ],
      metadata: { process: "ttbar", note: "½" },
    });
    for (const range of [
      [0, 1],
      [8000, 8200],
      [65_000, 70_000],
      [0, 70_000],
      [9, 9],
    ] as const) {
      const positions = Array.from({ length: range[1] - range[0] }, (_, i) => range[0] + i);
      const read = await readParquet(path("long.parquet"), {
        columns: ["jet_pt", "weight"],
        range,
      });
      const { jet_pt, weight } = take(table, positions).columns;
      expect(read, `${range}`).toEqual({ nEvents: positions.length, columns: { jet_pt, weight } });
    }
  });

  test("written block by block is the same file as written at once", async () => {
    const [table, format] = [long(20_000), await parquetFormat()];
    const draft = await createParquet(path("blocks.parquet"));
    for (let from = 0; from < 20_000; from += 8192) {
      const n = Math.min(8192, 20_000 - from);
      const block = take(
        table,
        Array.from({ length: n }, (_, i) => from + i),
      );
      draft.append(parquetPages(block, format));
    }
    expect(draft.nEvents).toBe(20_000);
    draft.finish({ seed: "1" });
    await writeParquet(path("once.parquet"), table, { metadata: { seed: "1" } });
    expect(readFileSync(path("blocks.parquet"))).toEqual(readFileSync(path("once.parquet")));
  });

  test("of no events has its columns all the same", async () => {
    const none = head(long(5), 0);
    await writeParquet(path("none.parquet"), none);
    expect(await readParquet(path("none.parquet"))).toEqual(none);
  });

  test("is only there when it is whole, and leaves an older one alone until then", async () => {
    const [old, format] = [long(3), await parquetFormat()];
    await writeParquet(path("kept.parquet"), old);
    const before = readdirSync(folder).length;
    const draft = await createParquet(path("kept.parquet"));
    draft.append(parquetPages(long(9000), format));
    expect(readdirSync(folder).length).toBe(before + 1);
    draft.discard();
    draft.discard();
    expect(readdirSync(folder).length).toBe(before);
    expect(await readParquet(path("kept.parquet"))).toEqual(old);
    const bad = { nEvents: 1, columns: { a: Float64Array.of(1), b: [undefined] } };
    // a table that only untyped code can make
    const writing = writeParquet(path("bad.parquet"), bad as unknown as EventTable);
    await expect(writing).rejects.toThrow();
    expect(readdirSync(folder).length).toBe(before);
  });

  test("takes no block with other columns", async () => {
    const [format, draft] = [await parquetFormat(), await createParquet(path("mixed.parquet"))];
    draft.append(parquetPages(long(2), format));
    const other = eventTable({ weight: Float64Array.of(1) });
    expect(() => draft.append(parquetPages(other, format))).toThrow(
      /mixed.parquet: cannot take columns weight \(numbers\) after weight \(numbers\), met_et/,
    );
    draft.discard();
    expect(existsSync(path("mixed.parquet"))).toBe(false);
  });
});

describe("a Parquet file of Arrow's", () => {
  const arrow = fileURLToPath(new URL("../reference/arrow.parquet", import.meta.url));

  test("gives numbers of any width, booleans, words and lists, missing ones as NaN or empty", async () => {
    const columns = ["run", "event", "met_et", "flag", "trigger", "jet_pt", "jet_n"];
    const read = await readParquet(arrow, { columns });
    expect(read.columns).toEqual({
      run: Float64Array.of(1, 2, 3, Number.NaN, -5),
      event: Float64Array.of(1, 2, Number.MAX_SAFE_INTEGER, 4, 5),
      met_et: Float64Array.of(30.5, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e-300),
      flag: Float64Array.of(1, 0, Number.NaN, 1, 0),
      trigger: ["mu", "e", "", "µ→e", "mu"],
      jet_pt: lists([[45, 33.25], [], [], [20], [1, 2, 3, 4]]),
      jet_n: lists([[1, 2], [], [Number.NaN], [7], [1, 2, 3, 4]]),
    });
    expect(column(await readParquet(arrow, { columns, range: [2, 4] }), "run")).toEqual(
      Float64Array.of(3, Number.NaN),
    );
    expect(jagged(await readParquet(arrow, { columns, range: [3, 5] }), "jet_pt")).toEqual(
      lists([[20], [1, 2, 3, 4]]),
    );
    expect((await listParquet(arrow)).metadata["sample"]).toBe("by arrow-rs");
  });

  test("is refused where its numbers are not exact or no numbers at all", async () => {
    const read = (name: string) => readParquet(arrow, { columns: [name] });
    await expect(read("huge")).rejects.toThrow(
      /huge: holds 9007199254740993, and a number is exact/,
    );
    await expect(read("words")).rejects.toThrow(/words: holds list of UTF8, but only numbers/);
    await expect(read("jet_eta")).rejects.toThrow(/No column jet_eta in .*: it has run, event/);
  });
});

test("what cannot be read says so in a sentence", async () => {
  writeFileSync(path("text.parquet"), "jet_pt,jet_eta\n45.2,1.3\n");
  await expect(readParquet(path("text.parquet"))).rejects.toThrow(
    /text.parquet: is damaged or no P/,
  );
  await writeParquet(path("whole.parquet"), long(100));
  const whole = readFileSync(path("whole.parquet"));
  writeFileSync(path("cut.parquet"), whole.subarray(0, whole.length - 20));
  await expect(readParquet(path("cut.parquet"))).rejects.toThrow(/cut.parquet: is damaged or no P/);
  await expect(readParquet(path("nowhere.parquet"))).rejects.toThrow(/ENOENT/);
  await expect(readParquet(path("whole.parquet"), { range: [5, 101] })).rejects.toThrow(
    /Cannot read events 5 to 101 of .*: a range within 0 to 100 is wanted/,
  );
});

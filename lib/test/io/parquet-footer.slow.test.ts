import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventTable } from "../../event/index.ts";
import { listParquet, parquetFormat, parquetPages } from "../../io/index.ts";
import { createParquet } from "../../io/write-parquet.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-footer-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS = 36; // as many as a detected event has
const BLOCK = 8192;

/** As many columns, half of them lists, of a few events: what the writer keeps does not depend on their pages. */
function few(): EventTable {
  const offsets = Uint32Array.of(0, 1, 1, 3, 4);
  const columns = Array.from({ length: COLUMNS }, (_, i) => [
    `column_${i}`,
    i % 2 ? new Float64Array(4) : { offsets, values: new Float64Array(4) },
  ]);
  return { nEvents: 4, columns: Object.fromEntries(columns) };
}

/** Memory in use after what is no longer needed has been thrown away [bytes]. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void; // what the flag brings
  for (let i = 0; i < 2; i++) collect(); // memory outside of the heap goes in the second round
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test("writing 10⁸ events holds less than 0.05 bytes an event in memory, and its footer is as small", async () => {
  const events = 1e8;
  const path = join(folder, "long.parquet");
  const pages = { ...parquetPages(few(), await parquetFormat()), nEvents: BLOCK };
  const pageBytes = pages.pages.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const blocks = Math.ceil(events / BLOCK);
  const draft = await createParquet(path);
  const before = memoryInUse();
  for (let block = 0; block < blocks; block++) draft.append(pages);
  expect(memoryInUse() - before).toBeLessThan(0.05 * events);
  draft.finish();
  expect(memoryInUse() - before).toBeLessThan(0.05 * events);
  expect(statSync(path).size - blocks * pageBytes).toBeLessThan(0.05 * events);
  expect((await listParquet(path)).nEvents).toBe(blocks * BLOCK);
}, 60_000);

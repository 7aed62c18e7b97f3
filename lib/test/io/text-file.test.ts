import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sentence } from "../../cli/sentence.ts";
import { inspectFile, readText } from "../../io/index.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-text-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the mark that editors of Windows put before a text is no part of it", () => {
  const path = join(folder, "a.json");
  writeFileSync(path, "\uFEFF{}\r\n");
  expect(readText(path)).toBe("{}\r\n");
});

test("of a folder one is told its name", async () => {
  const told = (): unknown => {
    try {
      return readText(folder);
    } catch (error) {
      return error;
    }
  };
  expect(sentence(told())).toBe(`Cannot read ${folder}: it is a folder (EISDIR)`);
  await expect(inspectFile(folder)).rejects.toThrow(`${folder}: is a folder; a file is wanted`);
});

test("a file that only is called Parquet is not read as a table of text", async () => {
  const path = join(folder, "a.parquet");
  writeFileSync(path, "a,b\n1,2\n");
  await expect(inspectFile(path)).rejects.toThrow(/damaged or no Parquet file/);
});

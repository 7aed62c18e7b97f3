import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expandFiles } from "../../../select/events/expand-files.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-files-"));
  for (const name of ["2015", "2016"]) mkdirSync(join(folder, name));
  for (const name of [
    "b.root",
    "a.root",
    "a.csv",
    ".hidden.root",
    "2015/x1.root",
    "2016/x2.root",
    "2016/xx2.root",
  ]) {
    writeFileSync(join(folder, name), "");
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["a.root", ["a.root"]],
  ["not-there.root", ["not-there.root"]],
  ["*.root", ["a.root", "b.root"]],
  ["?.*", ["a.csv", "a.root", "b.root"]],
  ["201?/x?.root", ["2015/x1.root", "2016/x2.root"]],
  ["*/*2.root", ["2016/x2.root", "2016/xx2.root"]],
  ["*.hepmc", []],
  ["nowhere/*.root", []],
])("%s", (pattern, names) => {
  expect(expandFiles(pattern, folder)).toEqual(names.map((name) => join(folder, name)));
});

test("addresses stay as they are, and many stars are no trouble", () => {
  expect(expandFiles("https://example.org/a*.root", folder)).toEqual([
    "https://example.org/a*.root",
  ]);
  writeFileSync(join(folder, "a".repeat(200)), "");
  expect(expandFiles(`${"*a".repeat(60)}b`, folder)).toEqual([]);
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type CourseFiles, joinFiles, textFile } from "../../../grade/build/tree/course-files.ts";
import { zip } from "../../../grade/build/tree/zip.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

const files: CourseFiles = joinFiles([
  ["run_autograder", { ...textFile("#!/bin/sh\n"), isExecutable: true }],
  ["deep/folder/größe μ.txt", textFile("μ = 105.66 MeV\n".repeat(1000))],
  ["empty", textFile("")],
  ["bytes.bin", { bytes: Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 251) }],
]);

const hasPython = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!hasPython)(
  "Python's zipfile reads back each name, right and byte, and finds no fault",
  () => {
    const path = join(folder, "a.zip");
    writeFileSync(path, zip(files));
    const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[i.filename, archive.read(i).hex(), oct(i.external_attr >> 16), i.date_time[0]] for i in archive.infolist()]))`;
    const read: unknown = JSON.parse(
      execFileSync("python3", ["-c", script, path], { encoding: "utf8", maxBuffer: 1e7 }),
    );
    expect(read).toEqual(
      [...files].map(([name, { bytes, isExecutable }]) => [
        ...[name, Buffer.from(bytes).toString("hex"), isExecutable ? "0o100755" : "0o100644", 1980],
      ]),
    );
  },
);

test("the same files give the same bytes, in whatever order they come", () => {
  const reversed = joinFiles([...files].reverse());
  expect(Buffer.from(zip(reversed)).equals(Buffer.from(zip(files)))).toBe(true);
});

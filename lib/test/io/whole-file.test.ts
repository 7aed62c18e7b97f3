import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeWhole } from "../../io/index.ts";

const posix = test.skipIf(process.platform === "win32"); // no rights, no links, no SIGINT there

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "toplab-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a file is written with its folders, and nothing else is left", () => {
  writeWhole(join(folder, "a", "b", "fit.json"), '{"mass":91.19}');
  writeWhole(join(folder, "a", "b", "fit.json"), Uint8Array.of(1, 2, 3));
  expect([...readFileSync(join(folder, "a", "b", "fit.json"))]).toEqual([1, 2, 3]);
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["fit.json"]);
});

test("a folder is not taken for a file, and leaves no draft", () => {
  mkdirSync(join(folder, "plots"));
  expect(() => writeWhole(join(folder, "plots"), "x")).toThrow(
    "it is a folder, and a file is wanted",
  );
  expect(readdirSync(folder)).toEqual(["plots"]);
});

posix("a device stays a device", () => {
  expect(() => writeWhole("/dev/null", "x")).toThrow("it is a device, and a file is wanted");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

test("a write that fails leaves the old file and no draft", () => {
  writeFileSync(join(folder, "marks.csv"), "old");
  const unwritable = { length: 3 } as unknown as Uint8Array; // fails after the draft was opened
  expect(() => writeWhole(join(folder, "marks.csv"), unwritable)).toThrow(TypeError);
  mkdirSync(join(folder, "taken"));
  expect(() => writeWhole(join(folder, "taken"), "x")).toThrow();
  expect(readdirSync(folder).sort()).toEqual(["marks.csv", "taken"]);
  expect(readFileSync(join(folder, "marks.csv"), "utf8")).toBe("old");
});

posix("a link stays a link, and the rights of a file stay what they were", () => {
  writeFileSync(join(folder, "real.txt"), "old");
  chmodSync(join(folder, "real.txt"), 0o640);
  symlinkSync(join(folder, "real.txt"), join(folder, "link.txt"));
  writeWhole(join(folder, "link.txt"), "new");
  expect(readFileSync(join(folder, "real.txt"), "utf8")).toBe("new");
  expect(statSync(join(folder, "real.txt")).mode & 0o777).toBe(0o640);
});

posix(
  "Ctrl-C in the middle of many writes ends the program and leaves one whole file",
  async () => {
    const library = pathToFileURL(resolve("lib/io/whole-file.ts")).href;
    const target = join(folder, "notebook.ipynb");
    const program = `import { writeWhole } from ${JSON.stringify(library)};
    const write = (i) => { writeWhole(${JSON.stringify(target)}, String(i % 10).repeat(300000));
      if (i === 3) console.log("writing"); setImmediate(write, i + 1); };
    write(0);`;
    const child = spawn(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      program,
    ]);
    await once(child.stdout, "data");
    child.kill("SIGINT");
    const [code, signal] = await once(child, "exit");
    expect([code, signal]).toEqual([null, "SIGINT"]);
    expect(readdirSync(folder)).toEqual(["notebook.ipynb"]);
    expect(readFileSync(target, "utf8")).toMatch(/^(\d)\1{299999}$/);
  },
  60_000,
);

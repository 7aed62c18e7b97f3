import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runFolder } from "../../../grade/run/run-folder.ts";

let place = "";
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "toplab-leftovers-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const { pid: dead = 0 } = spawnSync(process.execPath, ["--eval", "0"]);
/** The name of a folder, as the process with this number would have made it. */
function nameFor(pid: number): string {
  const own = runFolder("grade", place);
  const name = basename(own.path).replace(`-${process.pid}-`, `-${pid}-`);
  own.remove();
  return name;
}
const put = (name: string): string => {
  mkdirSync(join(place, name));
  writeFileSync(join(place, name, "boot-cache"), "x");
  return name;
};

test("what a killed run has left goes with the next run", () => {
  put(nameFor(dead));
  put(nameFor(dead).replace("grade", "data"));
  const { path, remove } = runFolder("grade", place);
  expect(readdirSync(place)).toEqual([basename(path)]);
  remove();
  expect(existsSync(path)).toBe(false);
});

test("the folder of a run that lives stays", () => {
  const other = put(nameFor(process.ppid));
  const first = runFolder("data", place);
  const second = runFolder("data", place);
  expect(readdirSync(place).sort()).toEqual(
    [other, basename(first.path), basename(second.path)].sort(),
  );
  first.remove();
  second.remove();
});

test("what is not a folder of ours is never touched: links, files, other names, other containers", () => {
  const precious = join(place, "precious");
  mkdirSync(precious);
  writeFileSync(join(precious, "thesis"), "years of work");
  const name = nameFor(dead);
  const others = [
    name.replace(/-\d+-(\w+)$/, "-1-$1"),
    `${name}x`,
    `my-${name}`,
    `toplab-grade-${dead}`,
  ];
  for (const other of others) put(other);
  symlinkSync(precious, join(place, nameFor(dead)));
  writeFileSync(join(place, nameFor(dead)), "");
  const before = readdirSync(place);
  runFolder("grade", place).remove();
  expect(readdirSync(place)).toEqual(before);
  expect(readdirSync(precious)).toEqual(["thesis"]);
});

test("a link inside of a leftover leads nowhere", () => {
  const precious = join(place, "precious");
  mkdirSync(precious);
  const name = put(nameFor(dead));
  symlinkSync(precious, join(place, name, "link"));
  runFolder("grade", place).remove();
  expect(readdirSync(place)).toEqual(["precious"]);
});

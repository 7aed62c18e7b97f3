import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { changedModules, modulesTouched } from "../../../grade/author/changed-modules.ts";

const all = ["01-z-boson", "05-top-quark"];

test("a file of a lesson, an exercise or a solution touches its own module", () => {
  expect(modulesTouched(["notebooks/05-top-quark.ipynb"], all)).toEqual(["05-top-quark"]);
  expect(modulesTouched(["exercises/01-z-boson/z-fit/exercise.ts"], all)).toEqual(["01-z-boson"]);
  expect(modulesTouched(["solutions/01-z-boson/z-fit.ts", "README.md"], all)).toEqual([
    "01-z-boson",
  ]);
  expect(modulesTouched(["solutions/99-gone/old.ts"], all)).toEqual([]);
});

test("the library, its packages and the data touch all modules, its tests and pages none", () => {
  expect(modulesTouched(["package-lock.json"], all)).toEqual(all);
  expect(modulesTouched(["lib/core/random.ts"], all)).toEqual(all);
  expect(modulesTouched(["datasets/manifest.json"], all)).toEqual(all);
  expect(modulesTouched(["exercises/tsconfig.json"], all)).toEqual(all);
  const harmless = ["lib/test/core/random.test.ts", "lib/web/server.ts", "docs/analysis.md", ""];
  expect(modulesTouched(harmless, all)).toEqual([]);
});

const root = mkdtempSync(join(tmpdir(), "toplab-changed-"));
afterAll(() => rmSync(root, { recursive: true }));

test("git tells what has changed since a commit, new files and names of any letters included", () => {
  const git = (...args: string[]): void =>
    void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: root });
  const write = (path: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  };
  git("init", "-q");
  write("notebooks/01-z-boson.ipynb");
  git("add", ".");
  git("commit", "-qm", "first");
  expect(changedModules(root, "HEAD", all)).toEqual([]);
  write("exercises/05-top-quark/übung/stub.ts");
  expect(changedModules(root, "HEAD", all)).toEqual(["05-top-quark"]);
  expect(() => changedModules(root, "no-such-commit", all)).toThrow(/Cannot tell what has changed/);
});

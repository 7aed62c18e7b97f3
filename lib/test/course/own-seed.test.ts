import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { ownSeed, seedsPath } from "../../course/own-seed.ts";
import { formatSeedFile } from "../../grade/variants/seed-file.ts";
import { tempCourse } from "./work-in-temp.ts";

const { root, remove } = tempCourse();
afterAll(remove);
afterEach(() => vi.unstubAllEnvs());

test("without a file of seeds everybody has the public one", () => {
  vi.stubEnv("TOPLAB_SEED", "");
  expect(ownSeed(root, "05-top-quark")).toBe(1);
});

test("a student's file gives each module its seed, its exercises the same, unknown modules the public one", () => {
  vi.stubEnv("TOPLAB_SEED", "");
  const seeds = { "05-top-quark": 9007199254740991, "06-higgs": 42 };
  mkdirSync(dirname(seedsPath(root)), { recursive: true });
  writeFileSync(seedsPath(root), formatSeedFile({ student: "s1", term: "t", seeds }));
  expect(ownSeed(root, "05-top-quark")).toBe(9007199254740991);
  expect(ownSeed(root, "06-higgs/mean-pt")).toBe(42);
  expect(ownSeed(root, "07-later")).toBe(1);
});

test("whoever runs the course may set another, and a spoilt file says so", () => {
  vi.stubEnv("TOPLAB_SEED", "17");
  expect(ownSeed(root, "06-higgs")).toBe(17);
  vi.stubEnv("TOPLAB_SEED", "");
  writeFileSync(seedsPath(root), "{}");
  expect(() => ownSeed(root, "06-higgs")).toThrow(/seeds\.json: it names no student and term/);
});

import { afterEach, expect, test } from "vitest";
import { studentSeed } from "../../core/index.ts";

const before = process.env["TOPLAB_SEED"];

afterEach(() => {
  if (before === undefined) delete process.env["TOPLAB_SEED"];
  else process.env["TOPLAB_SEED"] = before;
});

test("who studies alone has seed 1", () => {
  delete process.env["TOPLAB_SEED"];
  expect(studentSeed()).toBe(1);
});

test("a course gives each student a seed of their own, up to 2⁵³ − 1", () => {
  process.env["TOPLAB_SEED"] = "9007199254740991";
  expect(studentSeed()).toBe(Number.MAX_SAFE_INTEGER);
});

test.each(["-1", "1.5", "seven", "9007199254740993"])("a seed of %s is refused", (text) => {
  process.env["TOPLAB_SEED"] = text;
  expect(studentSeed).toThrow(/whole number from 0/);
});

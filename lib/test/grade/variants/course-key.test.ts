import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeCourseKey, readCourseKey } from "../../../grade/variants/course-key.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a new key has 256 bits, is the owner's alone, and is never replaced", () => {
  const path = join(folder, "course.key");
  makeCourseKey(path);
  const key = readCourseKey(path);
  expect(key).toHaveLength(32);
  expect(Buffer.from(key).toString("hex")).toBe(readFileSync(path, "utf8").trim());
  if (process.platform !== "win32") expect(statSync(path).mode & 0o077).toBe(0);
  expect(() => makeCourseKey(path)).toThrow(/is there already/);
  expect(readCourseKey(path)).toEqual(key);
});

test("a file that is no key, or too short a one, is refused", () => {
  const path = join(folder, "short.key");
  writeFileSync(path, "0123abcd\n");
  expect(() => readCourseKey(path)).toThrow(/64 hexadecimal digits/);
  expect(() => readCourseKey(join(folder, "lost.key"))).toThrow(/there is no key/);
});

import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { DataError } from "../../core/index.ts";
import { readText } from "../../io/text-file.ts";
import type { CourseKey } from "./seed-of.ts";

/** Reads the key of a course: a file of one line, 64 or more hexadecimal digits. */
export function readCourseKey(path: string): CourseKey {
  if (!existsSync(path)) {
    throw new DataError(path, "there is no key: toplab variant --new-key FILE makes one");
  }
  const text = readText(path).trim();
  if (!/^([\da-f]{2}){32,}$/i.test(text)) {
    throw new DataError(path, "a course key is one line of 64 hexadecimal digits or more");
  }
  return Uint8Array.from(Buffer.from(text, "hex"));
}

/** Makes a key of 256 random bits that only its owner can read; an existing file is never replaced. */
export function makeCourseKey(path: string): void {
  if (existsSync(path)) {
    throw new DataError(
      path,
      "it is there already, and a new key would change every student's data",
    );
  }
  writeFileSync(path, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
}

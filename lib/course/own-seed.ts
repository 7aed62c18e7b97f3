import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { studentSeed } from "../core/index.ts";
import { parseSeedFile } from "../grade/variants/seed-file.ts";
import { workFolder } from "./workspace.ts";

/** Where a student puts the file with their own seeds. */
export function seedsPath(courseRoot: string): string {
  return join(workFolder(courseRoot), "seeds.json");
}

/**
 * The seed of the student in this course for a module or one of its exercises: TOPLAB_SEED where it
 * is set, else that of work/seeds.json, else 1, the public one.
 */
export function ownSeed(courseRoot: string, exerciseOrModule: string): number {
  if (process.env["TOPLAB_SEED"]) return studentSeed();
  const path = seedsPath(courseRoot);
  if (!existsSync(path)) return studentSeed();
  const { seeds } = parseSeedFile(readFileSync(path, "utf8"), path);
  return seeds[exerciseOrModule.split("/", 1)[0]!] ?? studentSeed();
}

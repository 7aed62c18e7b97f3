import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import { projectFolder } from "../../io/places.ts";
import { limitsOf } from "../exercise.ts";
import { type GradedModule, probePath } from "../graded-module.ts";
import type { Room } from "./sandbox.ts";

export interface RoomOptions {
  /** Processor time for the cells of each notebook. */
  readonly totalSeconds: number;
  /** Folder with the data sets that the lesson uses. */
  readonly dataFolder: string | undefined;
}

const outsideCells = 60;

/** What the submissions of a module may see and use: the library, the data and the probes, no judge. */
export function roomOf(
  { courseRoot, exercises }: GradedModule,
  { totalSeconds, dataFolder }: RoomOptions,
): Room {
  const library = packageRoot();
  const readable = [
    ...["dist", "package.json", "node_modules"].map((name) => join(library, name)),
    ...above(library).map((folder) => join(folder, "node_modules")),
    ...above(courseRoot).map((folder) => join(folder, "package.json")),
    join(projectFolder(), "datasets"),
    ...(dataFolder ? [dataFolder] : []),
    ...exercises.flatMap(({ id }) => withImports(probePath(courseRoot, id))),
  ];
  return {
    cwd: join(courseRoot, "notebooks"),
    readable: [...new Set(readable)].filter(existsSync),
    memoryMb: Math.max(...exercises.map((exercise) => limitsOf(exercise).memoryMb)),
    cpuSeconds: totalSeconds + outsideCells, // the grader, which counts cells only, ends it in good order
  };
}

/** A folder and all those above it. */
function above(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}

/** A probe and the files beside it that it imports, and these in turn. */
function withImports(path: string, seen: Set<string> = new Set()): readonly string[] {
  if (seen.has(path) || !existsSync(path)) return [];
  seen.add(path);
  const text = readFileSync(path, "utf8");
  const names = [...text.matchAll(/\b(?:from|import)\s*"(\.[^"]+)"/g)].map(([, name]) => name!);
  return [path, ...names.flatMap((name) => withImports(resolve(dirname(path), name), seen))];
}

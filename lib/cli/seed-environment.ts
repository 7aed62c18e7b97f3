import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ownSeed } from "../course/own-seed.ts";
import { moduleOfNotebook } from "../grade/graded-module.ts";
import type { Notebook } from "../kernel/index.ts";

/** The environment that gives a notebook of the course the student's own seed; none anywhere else. */
export function seedEnvironment(
  path: string,
  notebook: Notebook,
): { readonly [name: string]: string } {
  const module = moduleOfNotebook(notebook);
  const courseRoot = courseAbove(dirname(resolve(path)));
  if (module === undefined || courseRoot === undefined) return {};
  return { TOPLAB_SEED: `${ownSeed(courseRoot, module)}` };
}

/** The course that a folder lies in, if it lies in one. */
export function courseAbove(folder: string): string | undefined {
  if (existsSync(join(folder, "notebooks"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : courseAbove(parent);
}

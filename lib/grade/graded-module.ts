import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DataError } from "../core/index.ts";
import { type Notebook, parseNotebook } from "../kernel/index.ts";
import type { Exercise } from "./exercise.ts";
import { exerciseOfCell, idList, toplabMetadata } from "./lesson-metadata.ts";
import { lessonTitle } from "./lesson-opening.ts";
import { modulesCalled } from "./module-name.ts";

/** A module of the course as the grader knows it: the lesson and its exercises, in the lesson's order. */
export interface GradedModule {
  /** "01-z-boson". */
  readonly id: string;
  readonly title: string;
  readonly courseRoot: string;
  /** The lesson as students get it, with the stubs. */
  readonly notebook: Notebook;
  readonly exercises: readonly Exercise[];
  /** Data sets that the lesson names in `metadata.toplab.datasets`. */
  readonly datasets: readonly string[];
}

/**
 * Reads a module by its id, or by a name that means no other: the notebook from notebooks/, the exercises
 * from exercises/dist, where tsc has put them.
 */
export async function loadModule(courseRoot: string, name: string): Promise<GradedModule> {
  const isExact = existsSync(lessonPath(courseRoot, name)); // it may have no exercises yet
  const id = isExact ? name : findModule(courseRoot, name);
  const path = lessonPath(courseRoot, id);
  const notebook = parseNotebook(await readFile(path, "utf8"), path);
  const found = await Promise.all(
    exerciseIds(courseRoot, id).map((exercise) => loadExercise(courseRoot, exercise)),
  );
  const order = notebook.cells.map(exerciseOfCell);
  const lost = found.find((exercise) => !order.includes(exercise.id));
  if (lost) {
    throw new DataError(path, `no cell has metadata.toplab.exercise "${lost.id}": add its stub`);
  }
  const exercises = found.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return {
    id,
    title: lessonTitle(notebook) ?? id,
    courseRoot,
    notebook,
    exercises,
    datasets: idList(notebook, "datasets"),
  };
}

/** The full id of a module called by the beginning of its name, "05", or by words of it, "top-quark". */
export function findModule(courseRoot: string, name: string): string {
  const ids = moduleIds(courseRoot);
  const matches = modulesCalled(name, ids);
  if (matches.length === 1) return matches[0]!;
  throw new RangeError(
    matches.length > 1
      ? `Cannot tell which module "${name}" is: it may be ${matches.join(" or ")}`
      : `Cannot find the module "${name}" in ${courseRoot}: there are ${ids.join(", ")}`,
  );
}

/** Reads one exercise by its id, "01-z-boson/invariant-mass". */
export async function loadExercise(courseRoot: string, id: string): Promise<Exercise> {
  const path = join(courseRoot, "exercises", "dist", id, "exercise.js");
  if (!existsSync(path) || !existsSync(probePath(courseRoot, id))) {
    throw new DataError(path, "the exercise is not built: run npm run build");
  }
  const loaded = (await import(pathToFileURL(path).href)) as { exercise?: Exercise }; // tsc has checked it
  if (loaded.exercise?.id !== id) {
    throw new DataError(path, `it must export an exercise with the id "${id}"`);
  }
  return loaded.exercise;
}

/** The full id of an exercise called by its folder alone: "invariant-mass" in any module. */
export function findExercise(courseRoot: string, name: string): string {
  const ids = moduleIds(courseRoot).flatMap((module) => exerciseIds(courseRoot, module));
  const matches = ids.filter((id) => id === name || id.endsWith(`/${name}`));
  if (matches.length === 1) return matches[0]!;
  const known = (matches.length > 1 ? matches : ids).join(", ");
  throw new RangeError(`Cannot tell which exercise "${name}" is: name one of ${known}`);
}

/** The modules that have exercises, in order. */
export function moduleIds(courseRoot: string): readonly string[] {
  return folders(join(courseRoot, "exercises")).filter((name) => /^\d/.test(name));
}

/** The one file of an exercise that the student's process may see. */
export function probePath(courseRoot: string, id: string): string {
  return resolve(courseRoot, "exercises", "dist", id, "probe.js"); // for a process with another folder
}

/** The module a notebook says it belongs to: by its own metadata, or by those of its first exercise. */
export function moduleOfNotebook(notebook: Notebook): string | undefined {
  const { module } = toplabMetadata(notebook);
  if (typeof module === "string") return module;
  return notebook.cells.map(exerciseOfCell).find(Boolean)?.split("/")[0];
}

function lessonPath(courseRoot: string, id: string): string {
  return join(courseRoot, "notebooks", `${id}.ipynb`);
}

function exerciseIds(courseRoot: string, module: string): readonly string[] {
  return folders(join(courseRoot, "exercises", module)).map((slug) => `${module}/${slug}`);
}

function folders(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

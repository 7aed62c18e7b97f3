import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DataError } from "../core/index.ts";
import { exerciseOfCell, idList, toplabMetadata } from "../grade/lesson-metadata.ts";
import { lessonSummary, lessonTitle } from "../grade/lesson-opening.ts";
import { type Notebook, parseNotebook } from "../kernel/index.ts";

/** An exercise as the course lists it. */
export interface CourseExercise {
  /** "01-z-boson/pair-mass". */
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** Steps towards the answer, all of them: show those that the student has asked for. */
  readonly hints: readonly string[];
  /** Whether a person marks it, so that a student who has tried has done all there is to do. */
  readonly isMarkedByHand?: boolean;
}

/** One lesson: a notebook of the course, and what it says about itself. */
export interface Module {
  /** The notebook's name, "01-z-boson"; letters, digits, "-" and "_" only. "own-…" is the student's own. */
  readonly id: string;
  /** Where the original lies. It is never written to. */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  /** Time it takes, in minutes, where the notebook says so. */
  readonly minutes?: number;
  /** Modules of the course that should come first. */
  readonly prerequisites: readonly string[];
  readonly exercises: readonly CourseExercise[];
  /** Why the notebook cannot be opened, if it cannot. */
  readonly problem?: DataError;
}

/** What the catalogue tells of an exercise; undefined when the course does not have it. */
export type DescribeExercise = (id: string) => Promise<Omit<CourseExercise, "id"> | undefined>;

/** The folder of the course: the first one, from here upwards, that holds `notebooks/`. */
export function findCourse(from: string): string {
  let folder = resolve(from);
  while (!existsSync(join(folder, "notebooks"))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new DataError(
        from,
        "no folder here or above holds notebooks/: go to the course's folder",
      );
    }
    folder = parent;
  }
  return folder;
}

/**
 * The modules of a course, in the order of their numbers. A broken notebook is listed with its
 * problem; of prerequisites only those that are there, since a course may be handed out in parts.
 */
export async function readCatalogue(
  courseRoot: string,
  describe: DescribeExercise,
): Promise<readonly Module[]> {
  const names = readdirSync(join(courseRoot, "notebooks")).filter((name) => isLesson.test(name));
  const ids = names.map((name) => name.replace(/\.ipynb$/, "")).sort();
  const modules = await Promise.all(
    ids.map((id) => readModule(id, join(courseRoot, "notebooks", `${id}.ipynb`), describe)),
  );
  return modules.map((module) => ({
    ...module,
    prerequisites: module.prerequisites.filter((id) => ids.includes(id)),
  }));
}

/** Names beginning with "own-" are kept for the student's own notebooks. */
const isLesson = /^(?!own-)[\w-]+\.ipynb$/;

async function readModule(id: string, path: string, describe: DescribeExercise): Promise<Module> {
  let notebook: Notebook;
  try {
    notebook = parseNotebook(readFileSync(path, "utf8"), path);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { id, path, title: id, summary: "", prerequisites: [], exercises: [], problem: error };
  }
  const { minutes } = toplabMetadata(notebook);
  return {
    id,
    path,
    title: lessonTitle(notebook) ?? id,
    summary: lessonSummary(notebook) ?? "",
    ...(typeof minutes === "number" ? { minutes } : {}),
    prerequisites: idList(notebook, "prerequisites"),
    exercises: await Promise.all(exerciseIds(notebook).map((name) => listed(name, describe))),
  };
}

async function listed(id: string, describe: DescribeExercise): Promise<CourseExercise> {
  const known = await describe(id);
  if (known) return { id, ...known };
  return { id, title: `${id} (missing from exercises/)`, points: 0, hints: [] };
}

function exerciseIds(notebook: Notebook): readonly string[] {
  return [...new Set(notebook.cells.map(exerciseOfCell).filter((name) => name !== undefined))];
}

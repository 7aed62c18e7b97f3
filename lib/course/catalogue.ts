import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DataError } from "../core/index.ts";
import { exerciseOfCell, toplabMetadata } from "../grade/lesson-metadata.ts";
import { type Notebook, parseNotebook } from "../kernel/index.ts";

/** An exercise as the course lists it. */
export interface CourseExercise {
  /** "01-z-boson/pair-mass". */
  readonly id: string;
  readonly title: string;
  readonly points: number;
}

/** One lesson: a notebook of the course, and what it says about itself. */
export interface Module {
  /** The notebook's name, "01-z-boson"; letters, digits, "-" and "_" only. */
  readonly id: string;
  /** Where the original lies. It is never written to. */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  /** Time it takes, in minutes, where the notebook says so. */
  readonly minutes?: number;
  readonly exercises: readonly CourseExercise[];
  /** Why the notebook cannot be opened, if it cannot. */
  readonly problem?: string;
}

/** Title and points of an exercise; undefined when the course does not have it. */
export type DescribeExercise = (
  id: string,
) => Promise<{ readonly title: string; readonly points: number } | undefined>;

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

/** The modules of a course, in the order of their numbers. A broken notebook is listed with its problem. */
export async function readCatalogue(
  courseRoot: string,
  describe: DescribeExercise,
): Promise<readonly Module[]> {
  const names = readdirSync(join(courseRoot, "notebooks")).filter((name) => isModule.test(name));
  return Promise.all(
    names.sort().map((name) => {
      const id = name.replace(/\.ipynb$/, "");
      return readModule(id, join(courseRoot, "notebooks", name), describe);
    }),
  );
}

const isModule = /^[\w-]+\.ipynb$/;

async function readModule(id: string, path: string, describe: DescribeExercise): Promise<Module> {
  let notebook: Notebook;
  try {
    notebook = parseNotebook(readFileSync(path, "utf8"), path);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { id, path, title: id, summary: "", exercises: [], problem: error.message };
  }
  const told = toplabMetadata(notebook);
  const { title, summary } = opening(notebook);
  const minutes = told["minutes"];
  return {
    id,
    path,
    title: typeof told["title"] === "string" ? told["title"] : (title ?? id),
    summary: typeof told["summary"] === "string" ? told["summary"] : (summary ?? ""),
    ...(typeof minutes === "number" ? { minutes } : {}),
    exercises: await Promise.all(exerciseIds(notebook).map((name) => listed(name, describe))),
  };
}

async function listed(id: string, describe: DescribeExercise): Promise<CourseExercise> {
  const known = await describe(id);
  return known
    ? { id, title: known.title, points: known.points }
    : { id, title: `${id} (missing from exercises/)`, points: 0 };
}

function exerciseIds(notebook: Notebook): readonly string[] {
  return [...new Set(notebook.cells.map(exerciseOfCell).filter((name) => name !== undefined))];
}

/** First heading and first paragraph below it, without their Markdown. */
function opening({ cells }: Notebook): { title?: string; summary?: string } {
  const text = cells.find(({ cell_type }) => cell_type === "markdown")?.source ?? "";
  const title = /^#+[ \t]+(.+)$/m.exec(text)?.[1];
  const summary = text.split(/\n\s*\n/).find((block) => /^\s*[\p{L}*_]/u.test(block));
  return {
    ...(title ? { title: plain(title) } : {}),
    ...(summary ? { summary: plain(summary) } : {}),
  };
}

function plain(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*_`]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import { lessonSummary, lessonTitle } from "../grade/lesson-opening.ts";
import { writeWhole } from "../io/index.ts";
import { formatNotebook, type Notebook, parseNotebook } from "../kernel/index.ts";
import { keepBackup } from "./backup.ts";
import type { Module } from "./catalogue.ts";
import { slugOf } from "./slug.ts";
import { isOwn, ownPrefix, readNotebook, workFolder, workPath } from "./workspace.ts";

/** The notebooks that the student has brought or made, by name; a broken one is listed with its problem. */
export function ownNotebooks(courseRoot: string): readonly Module[] {
  const folder = join(workFolder(courseRoot), "own");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[\w-]+\.ipynb$/.test(name));
  return names.sort().map((name) => ownModule(name.replace(/\.ipynb$/, ""), join(folder, name)));
}

/** Takes in a notebook under a free name made from `name`, and returns its id, "own-my-analysis". */
export function addOwnNotebook(courseRoot: string, name: string, text: string): string {
  return store(courseRoot, slugOf(name), parseNotebook(text, name));
}

/** Makes an empty notebook and returns its id. */
export function newOwnNotebook(courseRoot: string): string {
  return store(courseRoot, "untitled", blank);
}

/** Takes a notebook of the student's own out of the list; returns the path under which it is kept. */
export function removeOwnNotebook(courseRoot: string, id: string): string {
  const path = workPath(courseRoot, { id });
  if (!isOwn({ id }) || !ownNotebooks(courseRoot).some((module) => module.id === id)) {
    throw new RangeError(`Cannot remove "${id}": there is no notebook of your own called so`);
  }
  const backup = keepBackup(path, "removed");
  rmSync(path);
  return backup;
}

const blank: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    kernelspec: { display_name: "TypeScript (Toplab)", language: "typescript", name: "toplab" },
  },
  cells: [
    {
      cell_type: "code",
      id: "first",
      metadata: {},
      source: "",
      execution_count: null,
      outputs: [],
    },
  ],
};

function store(courseRoot: string, slug: string, notebook: Notebook): string {
  for (let number = 1; ; number += 1) {
    const id = `${ownPrefix}${slug}${number === 1 ? "" : `-${number}`}`;
    const path = workPath(courseRoot, { id });
    if (existsSync(path)) continue;
    writeWhole(path, formatNotebook(notebook));
    return id;
  }
}

function ownModule(slug: string, path: string): Module {
  const head = { id: `${ownPrefix}${slug}`, path, prerequisites: [], exercises: [] };
  try {
    const notebook = readNotebook(path);
    const title = lessonTitle(notebook) ?? slug;
    return { ...head, title, summary: lessonSummary(notebook) ?? "" };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { ...head, title: slug, summary: "", problem: error };
  }
}

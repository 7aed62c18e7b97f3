import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import { writeWhole } from "../io/index.ts";
import { formatNotebook, type Notebook, parseNotebook } from "../kernel/index.ts";
import { keepBackup } from "./backup.ts";
import type { Module } from "./catalogue.ts";
import { withRecord } from "./lesson-record.ts";

/** Where the student's own files are: apart from the lessons, so that an update of these harms nothing. */
export function workFolder(courseRoot: string): string {
  return join(courseRoot, "work");
}

/** Whether a module is a notebook that the student has brought or made, and no lesson's copy. */
export function isOwn({ id }: Pick<Module, "id">): boolean {
  return id.startsWith(ownPrefix);
}

export const ownPrefix = "own-";

/** The student's copy of a module's notebook, or the notebook of their own. */
export function workPath(courseRoot: string, module: Pick<Module, "id">): string {
  const { id } = module;
  return isOwn(module)
    ? join(workFolder(courseRoot), "own", `${id.slice(ownPrefix.length)}.ipynb`)
    : join(workFolder(courseRoot), `${id}.ipynb`);
}

/** Whether the student has opened the module before. */
export function isStarted(courseRoot: string, module: Pick<Module, "id">): boolean {
  return existsSync(workPath(courseRoot, module));
}

/** The student's notebook; the first time, a fresh copy of the lesson. */
export function openNotebook(courseRoot: string, module: Pick<Module, "id" | "path">): Notebook {
  const path = workPath(courseRoot, module);
  if (!existsSync(path)) {
    if (isOwn(module)) throw new DataError(path, "the notebook is gone: bring it along once more");
    copyLesson(module, path);
  }
  return readNotebook(path);
}

/** Writes the student's notebook, all or not at all. */
export function saveNotebook(
  courseRoot: string,
  module: Pick<Module, "id">,
  notebook: Notebook,
): void {
  writeWhole(workPath(courseRoot, module), formatNotebook(notebook));
}

/** Starts over from the lesson; returns the path under which the student's version is kept. */
export function resetNotebook(
  courseRoot: string,
  module: Pick<Module, "id" | "path">,
): string | undefined {
  if (isOwn(module)) {
    throw new RangeError(`Cannot reset ${module.id}: it is no copy of a lesson`);
  }
  const path = workPath(courseRoot, module);
  const backup = existsSync(path) ? keepBackup(path, "before-reset") : undefined;
  copyLesson(module, path);
  return backup;
}

export function readNotebook(path: string): Notebook {
  return parseNotebook(readFileSync(path, "utf8"), path);
}

/** Not byte by byte: cells without an id get theirs now, once and for all. */
function copyLesson(module: Pick<Module, "path">, path: string): void {
  const lesson = readNotebook(module.path);
  writeWhole(path, formatNotebook(withRecord(lesson, lesson)));
}

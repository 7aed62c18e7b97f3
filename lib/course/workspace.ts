import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../io/index.ts";
import { formatNotebook, type Notebook, parseNotebook } from "../kernel/index.ts";
import type { Module } from "./catalogue.ts";

/** Where the student's own files are: apart from the lessons, so that an update of these harms nothing. */
export function workFolder(courseRoot: string): string {
  return join(courseRoot, "work");
}

/** The student's copy of a module's notebook. */
export function workPath(courseRoot: string, { id }: Pick<Module, "id">): string {
  return join(workFolder(courseRoot), `${id}.ipynb`);
}

/** Whether the student has opened the module before. */
export function isStarted(courseRoot: string, module: Pick<Module, "id">): boolean {
  return existsSync(workPath(courseRoot, module));
}

/** The student's notebook; the first time, a fresh copy of the lesson. */
export function openNotebook(courseRoot: string, module: Module): Notebook {
  const path = workPath(courseRoot, module);
  if (!existsSync(path)) copyLesson(module, path);
  return parseNotebook(readFileSync(path, "utf8"), path);
}

/** Writes the student's notebook, all or not at all. */
export function saveNotebook(courseRoot: string, module: Module, notebook: Notebook): void {
  writeWhole(workPath(courseRoot, module), formatNotebook(notebook));
}

/** Starts over from the lesson; returns the path under which the student's version is kept. */
export function resetNotebook(courseRoot: string, module: Module): string | undefined {
  const path = workPath(courseRoot, module);
  const backup = existsSync(path) ? keep(path) : undefined;
  copyLesson(module, path);
  return backup;
}

/** Not byte by byte: cells without an id get theirs now, once and for all. */
function copyLesson(module: Module, path: string): void {
  writeWhole(path, formatNotebook(parseNotebook(readFileSync(module.path, "utf8"), module.path)));
}

function keep(path: string): string {
  for (let number = 1; ; number += 1) {
    const backup = path.replace(/\.ipynb$/, `.before-reset-${number}.ipynb`);
    if (existsSync(backup)) continue;
    writeWhole(backup, readFileSync(path));
    return backup;
  }
}

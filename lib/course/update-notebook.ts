import { DataError } from "../core/index.ts";
import type { Notebook } from "../kernel/index.ts";
import { keepBackup } from "./backup.ts";
import type { Module } from "./catalogue.ts";
import { isSameRecord, recordIn, recordOf } from "./lesson-record.ts";
import { mergeLesson } from "./merge-lesson.ts";
import {
  isOwn,
  isStarted,
  openNotebook,
  readNotebook,
  saveNotebook,
  workPath,
} from "./workspace.ts";

type Lesson = Pick<Module, "id" | "path" | "problem">;

/**
 * Whether the lesson was mended since the student's copy was made. A copy of a time when copies did
 * not say what they were made from counts as old if it lacks a cell. A spoilt copy is not: it cannot be
 * updated, and says what is wrong with it when it is opened.
 */
export function isUpdated(courseRoot: string, module: Lesson): boolean {
  if (module.problem !== undefined || isOwn(module) || !isStarted(courseRoot, module)) return false;
  try {
    return isOlder(readNotebook(workPath(courseRoot, module)), readNotebook(module.path));
  } catch (error) {
    if (error instanceof DataError) return false;
    throw error;
  }
}

/**
 * Brings the mended lesson into the student's copy, whose edited cells stay as they are; returns the
 * path under which the copy is kept as it was, or undefined if there was nothing to do.
 */
export function updateNotebook(courseRoot: string, module: Lesson): string | undefined {
  if (!isUpdated(courseRoot, module)) return undefined;
  const merged = mergeLesson(openNotebook(courseRoot, module), readNotebook(module.path));
  const backup = keepBackup(workPath(courseRoot, module), "before-update");
  saveNotebook(courseRoot, module, merged);
  return backup;
}

function isOlder(copy: Notebook, lesson: Notebook): boolean {
  const record = recordIn(copy);
  if (record) return !isSameRecord(record, recordOf(lesson));
  const there = new Set(copy.cells.map(({ id }) => id));
  return lesson.cells.some(({ id }) => !there.has(id));
}

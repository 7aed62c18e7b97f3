import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Module } from "../../course/index.ts";
import { type Cell, formatNotebook, type Notebook } from "../../kernel/index.ts";

/** A course of one lesson in a temporary folder. */
export interface TempCourse {
  readonly root: string;
  readonly module: Module;
  /** Writes the lesson, as its author would when mending it. */
  writeLesson(cells: readonly Cell[]): void;
  remove(): void;
}

export function tempCourse(cells: readonly Cell[] = []): TempCourse {
  const root = mkdtempSync(join(tmpdir(), "toplab-course-"));
  const path = join(root, "notebooks", "01-z.ipynb");
  mkdirSync(join(root, "notebooks"));
  const writeLesson = (lesson: readonly Cell[]): void =>
    writeFileSync(path, formatNotebook(notebookOf(lesson)));
  writeLesson(cells);
  const module = { id: "01-z", path, title: "", summary: "", prerequisites: [], exercises: [] };
  return { root, module, writeLesson, remove: () => rmSync(root, { recursive: true }) };
}

export function notebookOf(cells: readonly Cell[]): Notebook {
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

export function code(id: string, source: string, exercise?: string): Cell {
  const metadata = exercise === undefined ? {} : { toplab: { exercise } };
  return { cell_type: "code", id, metadata, source, execution_count: null, outputs: [] };
}

export function words(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

/** The texts of a notebook, in order. */
export function textsOf({ cells }: Notebook): readonly string[] {
  return cells.map(({ source }) => source);
}

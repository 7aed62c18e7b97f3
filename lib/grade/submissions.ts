import { existsSync } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { DataError } from "../core/index.ts";
import { type Notebook, parseNotebook } from "../kernel/index.ts";
import { moduleOfNotebook } from "./graded-module.ts";

/** One student's notebook in the folder of a class. */
export interface Submission {
  /** Name of the file without its ending, or of the student's own folder. */
  readonly student: string;
  /** Path below the folder of the class. */
  readonly path: string;
  readonly notebook?: Notebook;
  /** Why the file cannot be graded, or what else the instructor should know of it. */
  readonly problem?: string;
}

const maxBytes = 50_000_000;

/**
 * Finds the notebooks of a class: `anna.ipynb`, or any notebook in `anna/`. Links are never followed,
 * and nothing but the notebooks themselves is read, whatever else a submission holds.
 */
export async function findSubmissions(folder: string): Promise<readonly Submission[]> {
  if (!existsSync(folder)) throw new DataError(folder, "there is no such folder of submissions");
  const found: Submission[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const stat = await lstat(path);
    if (name.startsWith(".")) continue;
    if (name.endsWith(".ipynb"))
      found.push(await readSubmission(folder, path, basename(name, ".ipynb")));
    else if (stat.isDirectory()) {
      for (const file of await notebooksIn(path))
        found.push(await readSubmission(folder, file, name));
    }
  }
  return found;
}

/** The submissions of one module, one per student: the first notebook counts, the others are told of. */
export function submissionsOf(found: readonly Submission[], module: string): readonly Submission[] {
  const byStudent = new Map<string, Submission>();
  for (const submission of found.filter((one) => belongsTo(one, module))) {
    const first = byStudent.get(submission.student);
    if (!first) byStudent.set(submission.student, submission);
    else {
      const problem = `There are several notebooks; ${first.path} was graded, ${submission.path} was not.`;
      byStudent.set(submission.student, {
        ...first,
        problem: [first.problem, problem].filter(Boolean).join(" "),
      });
    }
  }
  return [...byStudent.values()];
}

/** The modules that the submissions say they belong to. */
export function modulesOf(found: readonly Submission[]): readonly string[] {
  const modules = found.map(({ notebook }) => notebook && moduleOfNotebook(notebook));
  return [...new Set(modules.filter((module) => module !== undefined))].sort();
}

/** Also a notebook that names no module: better graded as 0 and seen than overlooked. */
function belongsTo({ notebook }: Submission, module: string): boolean {
  const own = notebook && moduleOfNotebook(notebook);
  return own === undefined || own === module;
}

async function notebooksIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith("."));
  const names = visible.filter(({ name }) => name.endsWith(".ipynb")).map(({ name }) => name);
  return names.sort().map((name) => join(folder, name));
}

async function readSubmission(folder: string, path: string, student: string): Promise<Submission> {
  const submission = { student, path: relative(folder, path) };
  try {
    const stat = await lstat(path);
    if (!stat.isFile())
      return { ...submission, problem: "It is a link or a folder, not a notebook." };
    if (stat.size > maxBytes) return { ...submission, problem: "It is larger than 50 MB." };
    return {
      ...submission,
      notebook: parseNotebook(await readFile(path, "utf8"), submission.path),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...submission, problem: `It cannot be read as a notebook: ${why}` };
  }
}

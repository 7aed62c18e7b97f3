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
  const names = (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  const found: Submission[] = [];
  for (const name of names) found.push(...(await submissionsAt(folder, name)));
  return found;
}

/** What one entry of the folder holds; an entry that is no submission says so, so that nobody is lost. */
async function submissionsAt(folder: string, name: string): Promise<readonly Submission[]> {
  const path = join(folder, name);
  if (isNotebook.test(name)) {
    return [await readSubmission(folder, path, name.replace(isNotebook, ""))];
  }
  const stat = await lstat(path);
  const lost = (problem: string): Submission[] => [{ student: name, path: name, problem }];
  if (stat.isSymbolicLink()) return lost("It is a link, and links are not followed.");
  if (!stat.isDirectory() || (await hasResults(path))) return [];
  const files = await notebooksIn(path);
  if (files.length === 0) return lost("There is no notebook in this folder.");
  return Promise.all(files.map((file) => readSubmission(folder, file, name)));
}

const isNotebook = /\.ipynb$/i;

/** Whether a folder is where an earlier run wrote its results, and nobody's submission. */
async function hasResults(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.includes("results.json") && names.includes("report.html");
}

/**
 * The submissions of one module, one per student. Of several notebooks that one counts which is of
 * this module, or else readable, or else there; the module's own file name breaks ties. The others are told of.
 */
export function submissionsOf(found: readonly Submission[], module: string): readonly Submission[] {
  const byStudent = new Map<string, Submission>();
  const rank = ({ notebook, path }: Submission): number => {
    const isNamed = basename(path).toLowerCase() === `${module}.ipynb`;
    return (notebook ? (moduleOfNotebook(notebook) === module ? 0 : 2) : 4) + (isNamed ? 0 : 1);
  };
  const candidates = found.filter((one) => belongsTo(one, module));
  for (const submission of candidates.toSorted((a, b) => rank(a) - rank(b))) {
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
  return [...byStudent.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
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
  const names = visible.filter(({ name }) => isNotebook.test(name)).map(({ name }) => name);
  return names.sort().map((name) => join(folder, name));
}

/** Stored outputs are never graded, nor cells of unknown kinds, so nothing odd in them may cost a point. */
function withoutOutputs(text: string): string {
  try {
    const { cells, ...notebook }: { cells?: unknown } = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (!Array.isArray(cells)) return text;
    return JSON.stringify({ ...notebook, cells: cells.flatMap(plainCell) });
  } catch {
    return text; // who reads it next says what is wrong with it
  }
}

function plainCell(cell: unknown): readonly unknown[] {
  if (typeof cell !== "object" || cell === null || !("cell_type" in cell)) return [];
  if (cell.cell_type === "code") return [{ ...cell, outputs: [] }];
  return [cell.cell_type === "markdown" ? cell : { ...cell, cell_type: "raw" }];
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
      notebook: parseNotebook(withoutOutputs(await readFile(path, "utf8")), submission.path),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...submission, problem: `It cannot be read as a notebook: ${why}` };
  }
}

import { existsSync, lstatSync } from "node:fs";
import { DataError } from "../../core/index.ts";
import { type Notebook, parseNotebook } from "../../kernel/index.ts";
import { moduleOfNotebook } from "../graded-module.ts";
import { journalName } from "../journal/journal.ts";
import type { Words } from "../language.ts";
import { type FoundFile, filesIn, filesOfArchive, maxUnpackedMegabytes } from "./found-files.ts";
import { byStudent, type StudentFiles } from "./platform-trees.ts";
import * as words from "./submission-words.ts";

/** Which attempt something is: 2 of 3. */
export interface AttemptPlace {
  readonly number: number;
  readonly of: number;
}

/** One student's notebook in the folder of a class. */
export interface Submission {
  /** Name of the file without its ending, or of the student's own folder. */
  readonly student: string;
  /** Path below the folder of the class. */
  readonly path: string;
  /** Which of several attempts it is, as far as its name says. */
  readonly attempt?: number;
  /** Where it stands among the attempts of its student, if there are several. */
  readonly place?: AttemptPlace;
  readonly notebook?: Notebook;
  /** Why the file cannot be graded, or what else student and instructor should know of it. */
  readonly problem?: Words;
}

const maxMegabytes = 50;
const maxCells = 2000;

/**
 * Finds the notebooks of a class: `anna.ipynb`, or any notebook in `anna/` or `anna.zip`; the folder or
 * archive that Canvas, Moodle or Gradescope gives. Links are never followed, nothing is unpacked to the
 * disk, and nothing but the notebooks themselves is read, whatever else a submission holds.
 */
export async function findSubmissions(place: string): Promise<readonly Submission[]> {
  if (!existsSync(place)) throw new DataError(place, "there is no such folder of submissions");
  const files = lstatSync(place).isFile() ? filesOfArchive(place) : filesIn(place);
  const earlier = resultFolders(files);
  const theirs = files.filter(({ path }) => !earlier.has(path.split("/", 1)[0]!));
  return byStudent(theirs).flatMap(submissionsIn);
}

/** Names are shown in terminals and tables: what would steer those, or turn the letters around, is not. */
function visibleName(name: string): string {
  return name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

const isNotebook = /\.ipynb$/i;

/** The notebooks of one student; files that are no submission say so, so that nobody is lost. */
function submissionsIn({ student, files }: StudentFiles): readonly Submission[] {
  const notebooks = files.filter(({ path }) => isNotebook.test(path));
  if (notebooks.length > 0) return notebooks.map((file) => readSubmission(file, student));
  const [first] = files.filter(({ path }) => !/_assignsubmission_(?!file)/.test(path));
  const kinds = new Set(files.map(({ kind }) => kind));
  const lost = (problem: Words): Submission[] => [
    {
      student: visibleName(student),
      path: visibleName(first?.path.split("/", 1)[0] ?? student),
      problem,
    },
  ];
  if (first?.kind === "link") return lost(words.linkNotFollowed);
  if (first?.kind === "misnamed") return lost(words.misnamed);
  if (kinds.has("excess")) return lost(words.archiveTooLarge(maxUnpackedMegabytes));
  if (kinds.has("unsafe")) return lost(words.unreadableArchive);
  return kinds.has("folder") ? lost(words.noNotebookInFolder) : [];
}

/** Folders in which an earlier run has written its results, and nobody's submission. */
function resultFolders(files: readonly FoundFile[]): ReadonlySet<string> {
  const paths = new Set(files.map(({ path }) => path));
  const tops = files.filter(({ path, kind }) => kind === "folder" && !path.includes("/"));
  const has = (top: string, name: string): boolean => paths.has(`${top}/${name}`);
  const isResult = (top: string): boolean =>
    has(top, journalName) || (has(top, "results.json") && has(top, "report.html"));
  return new Set(
    tops.map(({ path }) => path).filter((path) => isResult(path) && !/\.zip$/i.test(path)),
  );
}

/** The modules that the submissions say they belong to. */
export function modulesOf(found: readonly Submission[]): readonly string[] {
  const modules = found.map(({ notebook }) => notebook && moduleOfNotebook(notebook));
  return [...new Set(modules.filter((module) => module !== undefined))].sort();
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

function readSubmission(file: FoundFile, student: string): Submission {
  const submission = {
    ...{ student: visibleName(student), path: visibleName(file.path) },
    attempt: attemptOf(file.path),
  };
  const lost = (problem: Words): Submission => ({ ...submission, problem });
  if (file.kind === "unsafe") return lost(words.unsafeNameInArchive);
  if (file.kind === "misnamed") return lost(words.misnamed);
  if (file.kind === "excess") return lost(words.archiveTooLarge(maxUnpackedMegabytes));
  if (file.kind !== "file") return lost(words.noPlainFile);
  if (file.bytes > 1e6 * maxMegabytes) return lost(words.tooManyBytes(maxMegabytes));
  try {
    const text = withoutOutputs(file.read().toString("utf8"));
    const notebook = parseNotebook(text, submission.path);
    if (notebook.cells.length > maxCells) return lost(words.tooManyCells(maxCells));
    return { ...submission, notebook };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return lost(words.noNotebookInside(why));
  }
}

/**
 * 2 for "lab-2.ipynb" of Canvas or "attempt_2/lab.ipynb"; 0 where there is no number. What a student has
 * packed is one attempt, whatever its folders are called.
 */
function attemptOf(whole: string): number {
  const path = whole.replace(/\.zip\/.*$/is, ".zip");
  const [, folder] = /(?:^|\/)(?:attempt|version|intento|попытка)[ _-]*(\d+)\//iu.exec(path) ?? [];
  const [, suffix] = /^[^/_]+(?:_LATE)?_\d+_\d+_[^/]*-(\d+)\.(?:ipynb|zip)$/i.exec(path) ?? [];
  return Number(folder ?? suffix ?? 0);
}

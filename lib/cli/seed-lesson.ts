import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ownSeed, seedsPath } from "../course/own-seed.ts";
import { moduleOfNotebook } from "../grade/graded-module.ts";
import { seedKernel } from "../grade/variants/seed-kernel.ts";
import { type Kernel, type Notebook, parseNotebook } from "../kernel/index.ts";
import { courseAbove } from "./seed-environment.ts";

/** A notebook in the folder of a kernel. */
interface Candidate {
  /** Missing where it is no lesson of the course. */
  readonly module?: string;
  readonly sources: ReadonlySet<string>;
}

/**
 * Gives a kernel of Jupyter's the student's own seed for the lesson it runs, before a cell of it. Which
 * lesson that is, JupyterLab tells (`session`, the notebook's path); other clients tell the folder alone,
 * and there it is the lesson that has all the cells run so far.
 */
export function seedLesson(
  folder: string,
  session?: string,
): (code: string, kernel: Kernel) => Promise<void> {
  const courseRoot = courseAbove(folder);
  if (process.env["TOPLAB_SEED"] || !courseRoot || !existsSync(seedsPath(courseRoot))) {
    return () => Promise.resolve();
  }
  let open: readonly Candidate[] | undefined;
  let isDone = false;
  return async (code, kernel) => {
    if (isDone) return;
    open ??= candidates(folder, session);
    const having = open.filter(({ sources }) => sources.has(code.trim()));
    if (having.length > 0) open = having; // a cell that was written anew is in none
    const modules = new Set(open.map(({ module }) => module)); // there may be copies of one lesson
    if (modules.size !== 1) return;
    const [module] = modules;
    if (module !== undefined) await seedKernel(kernel, ownSeed(courseRoot, module));
    isDone = true;
  };
}

function candidates(folder: string, session: string | undefined): readonly Candidate[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const named = session === undefined ? [] : names.filter((name) => name === basename(session));
  return (named.length > 0 ? named : names).flatMap((name) => readCandidate(join(folder, name)));
}

/** Nothing for a file that is no notebook. */
function readCandidate(path: string): readonly Candidate[] {
  let notebook: Notebook;
  try {
    notebook = parseNotebook(readFileSync(path, "utf8"), path);
  } catch {
    return [];
  }
  const code = notebook.cells.filter(({ cell_type }) => cell_type === "code");
  const module = moduleOfNotebook(notebook);
  const sources = new Set(code.map(({ source }) => source.trim()));
  return [{ sources, ...(module !== undefined && { module }) }];
}

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatNotebook, type Notebook, parseNotebook } from "../../kernel/index.ts";

/** Ids of the two exercises of the course in fixtures/. */
export const errorOfCount = "01-counting/error-of-count";
export const meanMass = "01-counting/mean-mass";

/** Right answers to both. */
export const solution: Readonly<Record<string, string>> = {
  [errorOfCount]: "function errorOfCount(n: number) { return Math.sqrt(n); }",
  [meanMass]: "const meanMass = masses.reduce((a, b) => a + b) / masses.length;",
};

/** A built copy of the course in fixtures/, for one test file alone; below lib/, so that `toplab` resolves. */
export function buildCourse(name: string): { root: string; remove: () => void } {
  const root = resolve("lib/test/.cache", name);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const part of ["notebooks", "exercises", "solutions"]) {
    cpSync(join("lib/test/grade/fixtures", part), join(root, part), { recursive: true });
  }
  compileExercises(root);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Compiles the exercises of a course as `npm run build` does. */
export function compileExercises(root: string): void {
  const tsc = resolve("node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "exercises")]);
}

/** A notebook after a change to its JSON, as any other program might have written it. */
export function edited(notebook: Notebook, edit: (json: Notebook) => unknown): Notebook {
  return parseNotebook(JSON.stringify(edit(JSON.parse(formatNotebook(notebook)))), "edited");
}

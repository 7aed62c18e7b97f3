import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import {
  type CourseExercise,
  isStarted,
  type Module,
  workFolder,
  workPath,
} from "../course/index.ts";
import { moduleOfNotebook } from "../grade/graded-module.ts";
import { readText } from "../io/index.ts";
import { type Notebook, parseNotebook } from "../kernel/index.ts";
import type { CourseHere } from "./course-here.ts";
import { named } from "./named.ts";
import { stepIn } from "./next-step.ts";
import { usage } from "./usage.ts";

/** What is to be checked, and in which notebook. */
export interface Asked {
  readonly module: Module;
  /** Missing when all exercises of the module are. */
  readonly exercise?: CourseExercise;
  readonly notebook: Notebook;
  /** The folder that its cells run in. */
  readonly cwd: string;
}

/** Makes out what is asked for; a name that is none ends the command. */
export function askedFor(
  name: string | undefined,
  file: string | undefined,
  here: CourseHere,
  command: Command,
): Asked {
  if (name?.endsWith(".ipynb")) {
    if (file !== undefined) usage(command, "Name one notebook, not two.");
    return askedFor(undefined, name, here, command);
  }
  if (file === undefined) return inCopy(wanted(name, here, command), here);
  const notebook = parseNotebook(readText(file), file);
  const cwd = dirname(resolve(file));
  if (name !== undefined) return { ...named(name, here.modules, command), notebook, cwd };
  const module = here.modules.find(({ id }) => id === moduleOfNotebook(notebook));
  if (!module) throw new Error(`Cannot check ${file}: it is the notebook of no module here`);
  return { module, notebook, cwd };
}

function wanted(
  name: string | undefined,
  here: CourseHere,
  command: Command,
): Pick<Asked, "module" | "exercise"> {
  if (name !== undefined) return named(name, here.modules, command);
  const step = stepIn(here);
  if (!step?.exercise) usage(command, "No exercise is next: name what you want to check.");
  return { module: step.module, exercise: step.exercise };
}

function inCopy(asked: Pick<Asked, "module" | "exercise">, { root }: CourseHere): Asked {
  const { module } = asked;
  if (!isStarted(root, module)) {
    throw new Error(
      `Cannot check ${module.id}: you have not opened it yet; toplab start opens the course`,
    );
  }
  const path = workPath(root, module);
  return {
    ...asked,
    notebook: parseNotebook(readText(path), path),
    cwd: workFolder(root),
  };
}

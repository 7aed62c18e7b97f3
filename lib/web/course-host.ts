import { mkdirSync } from "node:fs";
import { studentSeed } from "../core/index.ts";
import {
  type CourseExercise,
  describeExercises,
  isOwn,
  keepProgress,
  type Module,
  ownNotebooks,
  ownSeed,
  readCatalogue,
  readProgress,
  readSettings,
  workFolder,
} from "../course/index.ts";
import { checkHandler } from "../grade/check/check-handler.ts";
import { seedKernel } from "../grade/variants/seed-kernel.ts";
import { type Kernel, type KernelOptions, type WarmKernels, warmKernels } from "../kernel/index.ts";
import { courseView, exerciseViews } from "./course-view.ts";
import type { CourseView, Language } from "./protocol.ts";
import { preferredLanguage } from "./reader-language.ts";
import { RefusedError } from "./refusal.ts";
import { createSessions, type Sessions } from "./sessions.ts";

/** A course with its open notebooks and their kernels. */
export interface CourseHost {
  readonly courseRoot: string;
  readonly sessions: Sessions;
  /** What the reader chose, or else what their browser prefers; the last one heard of stays in force. */
  language(accepted?: string): Language;
  course(): Promise<CourseView>;
  /** A module or a notebook of the student's own; every other name is refused. */
  module(id: string): Promise<Module>;
  /** An exercise of the course; every other name is refused. */
  exercise(id: string): Promise<CourseExercise>;
  /** Starts the spare kernel, if that has not been done. */
  warm(): void;
  close(): Promise<void>;
}

export interface HostOptions {
  /** The time that is entered beside a checked exercise, ISO 8601. */
  now: () => string;
  /** Whether there are pages for the instructor, to link to. */
  hasClass?: boolean;
}

/** Hosts the course in a folder until it is closed. */
export function hostCourse(courseRoot: string, { now, hasClass }: HostOptions): CourseHost {
  const cwd = workFolder(courseRoot);
  makeFolder(cwd);
  let accepted: Language = "en";
  const language = (header?: string): Language => {
    if (header !== undefined) accepted = preferredLanguage(header);
    const chosen = readSettings(courseRoot).language;
    return chosen === "auto" ? accepted : chosen;
  };
  const onRecorded = (): void => {
    for (const session of sessions.all()) session.tellExercises();
  };
  const handlers: KernelOptions["handlers"] = {
    check: checkHandler(courseRoot, {
      seed: (exercise) => ownSeed(courseRoot, exercise),
      ...keepProgress(courseRoot, { now, language, onRecorded }),
    }),
    input: (payload, kernel) => askReader(sessions, payload, kernel),
  };
  let kernels: WarmKernels | undefined;
  const warm = (): WarmKernels => {
    kernels ??= warmKernels({ cwd, handlers });
    return kernels;
  };
  const sessions = createSessions({
    courseRoot,
    startKernel: ({ id }) => seeded(warm(), ownSeed(courseRoot, id)),
    exercises: (module) => exerciseViews(module, readProgress(courseRoot)),
  });
  const describe = () => describeExercises(courseRoot, language());
  return {
    courseRoot,
    sessions,
    language,
    async course() {
      const view = await courseView(courseRoot, describe());
      return hasClass ? { ...view, hasClass } : view;
    },
    async module(id) {
      const modules = isOwn({ id })
        ? ownNotebooks(courseRoot)
        : await readCatalogue(courseRoot, describe());
      return found("no-notebook", id, modules);
    },
    async exercise(id) {
      const modules = await readCatalogue(courseRoot, describe());
      const exercises = modules.flatMap((module) => module.exercises);
      return found("no-exercise", id, exercises);
    },
    warm: () => void warm(),
    async close() {
      await sessions.close();
      await kernels?.close();
    },
  };
}

/** A spare kernel, which was started before anybody knew for which module. */
async function seeded(kernels: WarmKernels, seed: number): Promise<Kernel> {
  const kernel = await kernels.take();
  if (seed !== studentSeed()) await seedKernel(kernel, seed);
  return kernel;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    const isFile = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    const why = isFile
      ? "it is a file: move it away, as your notebooks go into a folder of that name"
      : "this folder cannot be made: choose a course folder that you may write to";
    throw new Error(`Cannot keep your notebooks in ${path}: ${why}`, { cause });
  }
}

function found<Named extends { readonly id: string }>(
  code: "no-notebook" | "no-exercise",
  id: string,
  named: readonly Named[],
): Named {
  const one = named.find((candidate) => candidate.id === id);
  if (!one) throw new RefusedError(code, { id });
  return one;
}

/** Hands the question of a cell to the pages of its notebook. */
function askReader(sessions: Sessions, payload: unknown, kernel: Kernel): Promise<string> {
  const session = sessions.all().find((candidate) => candidate.owns(kernel));
  if (!session) throw new Error("Cannot ask for input: the notebook of this kernel is closed");
  const { prompt, password }: { prompt?: unknown; password?: unknown } = Object(payload);
  return session.ask(typeof prompt === "string" ? prompt : "", password === true);
}

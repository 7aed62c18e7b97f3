import { dirname, relative, resolve } from "node:path";
import type { Language } from "../course/index.ts";
import type { Handler } from "../kernel/index.ts";

/**
 * What a notebook run outside the course page may ask for: `check` of the course it lies in, if it
 * lies in one. Checks of the student's own copies, in `work/`, are entered in the progress. The
 * grader is loaded when a cell first asks.
 */
export function courseHandlers(notebookPath: string): Readonly<Record<string, Handler>> {
  let check: Promise<Handler> | undefined;
  return {
    async check(payload, kernel) {
      check ??= loadCheck(dirname(resolve(notebookPath)));
      return (await check)(payload, kernel);
    },
  };
}

async function loadCheck(folder: string): Promise<Handler> {
  const { readerLanguage } = await import("./course-here.ts");
  const { findCourse, keepProgress, ownSeed, workFolder } = await import("../course/index.ts");
  const { checkHandler } = await import("../grade/check/check-handler.ts");
  const courseRoot = findCourse(folder);
  const isOwn = !relative(workFolder(courseRoot), folder).startsWith("..");
  const now = (): string => new Date().toISOString();
  const language = (): Language => readerLanguage(courseRoot);
  const seed = (exercise: string): number => ownSeed(courseRoot, exercise);
  const kept = isOwn && keepProgress(courseRoot, { now, language });
  return checkHandler(courseRoot, { seed, language, ...kept });
}

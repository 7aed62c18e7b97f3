import { mkdirSync } from "node:fs";
import { DataError } from "../core/index.ts";
import {
  type DescribeExercise,
  readCatalogue,
  readProgress,
  recordResult,
  workFolder,
} from "../course/index.ts";
import { checkHandler } from "../grade/check-handler.ts";
import { loadExercise } from "../grade/graded-module.ts";
import type { Judgement } from "../grade/index.ts";
import { type WarmKernels, warmKernels } from "../kernel/index.ts";
import type { ApiOptions } from "./api.ts";
import { courseView, exerciseViews } from "./course-view.ts";
import { createSessions } from "./sessions.ts";

/** A course with its open notebooks and their kernels. */
export interface CourseHost extends ApiOptions {
  close(): Promise<void>;
}

/** `now` gives the time that is entered beside a checked exercise, ISO 8601. */
export function hostCourse(courseRoot: string, now: () => string): CourseHost {
  const cwd = workFolder(courseRoot);
  mkdirSync(cwd, { recursive: true });
  const describe = describeFrom(courseRoot);
  const onJudged = (judgement: Judgement): void => {
    if (judgement.status === "not-attempted" || judgement.status === "grader-error") return;
    recordResult(courseRoot, judgement, now());
    for (const session of sessions.all()) session.tellExercises();
  };
  const check = checkHandler(courseRoot, { onJudged });
  let kernels: WarmKernels | undefined;
  const warm = (): WarmKernels => {
    kernels ??= warmKernels({ cwd, handlers: { check } });
    return kernels;
  };
  const sessions = createSessions({
    courseRoot,
    startKernel: () => warm().take(),
    exercises: (module) => exerciseViews(module, readProgress(courseRoot)),
  });
  return {
    course: () => courseView(courseRoot, describe),
    async session(id) {
      const open = sessions.find(id);
      if (open) return open;
      const modules = await readCatalogue(courseRoot, describe);
      const module = modules.find((candidate) => candidate.id === id);
      if (!module) return undefined;
      warm(); // while the first notebook is being read
      return sessions.open(module);
    },
    async close() {
      await sessions.close();
      await kernels?.close();
    },
  };
}

/** Title and points from exercises/; an exercise that is not built has none. */
function describeFrom(courseRoot: string): DescribeExercise {
  return (id) =>
    loadExercise(courseRoot, id).catch((error: unknown) => {
      if (error instanceof DataError) return undefined;
      throw error;
    });
}

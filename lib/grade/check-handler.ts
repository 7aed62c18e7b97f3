import type { Handler } from "../kernel/index.ts";
import type { CheckReply } from "./check-reply.ts";
import { examiner } from "./examiner.ts";
import type { Exercise } from "./exercise.ts";
import { findExercise, loadExercise, loadModule } from "./graded-module.ts";
import type { Judgement } from "./judgement.ts";

export interface CheckHandlerOptions {
  /** Chooses hidden inputs and references. Default: 1. */
  seed?: number;
  /** Told of every judgement, for the student's progress. */
  onJudged?: (judgement: Judgement) => void;
}

/**
 * Answers `check("slug")` of a notebook, for `KernelOptions.handlers`: probes the same kernel and
 * judges here. One handler per notebook: it remembers which hints have been shown.
 */
export function checkHandler(
  courseRoot: string,
  { seed = 1, onJudged }: CheckHandlerOptions = {},
): Handler {
  const { examine } = examiner(courseRoot, seed);
  const failures = new Map<string, number>();
  return async (payload, kernel): Promise<CheckReply> => {
    const exercise = await loadExercise(courseRoot, findExercise(courseRoot, nameIn(payload)));
    const { judgement } = await examine(kernel, exercise);
    onJudged?.(judgement);
    const failed = (failures.get(exercise.id) ?? 0) + (revealsHint(judgement) ? 1 : 0);
    failures.set(exercise.id, failed);
    if (judgement.status === "pass")
      return { judgement, hints: [], hintsLeft: 0, ...(await nextAfter(courseRoot, exercise)) };
    const hints = exercise.hints.slice(0, failed);
    return { judgement, hints, hintsLeft: exercise.hints.length - hints.length };
  };
}

/** Answers `check` while a class is graded: nothing is judged, and nothing can be learnt by asking. */
export const deferredCheck: Handler = () =>
  Promise.resolve({ deferred: true } satisfies CheckReply);

/** An empty answer is no try yet, and a failing grader is not the student's: neither uses up a hint. */
function revealsHint({ status }: Judgement): boolean {
  return status !== "pass" && status !== "not-attempted" && status !== "grader-error";
}

async function nextAfter(courseRoot: string, { id }: Exercise): Promise<{ next?: string }> {
  const { exercises } = await loadModule(courseRoot, id.split("/")[0]!);
  const next = exercises[exercises.findIndex((exercise) => exercise.id === id) + 1];
  return next ? { next: next.title } : {};
}

function nameIn(payload: unknown): string {
  if (typeof payload === "object" && payload !== null && "exercise" in payload) {
    if (typeof payload.exercise === "string") return payload.exercise;
  }
  throw new TypeError('Cannot check: name the exercise, as in check("invariant-mass")');
}

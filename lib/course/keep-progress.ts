import { isTry, isWrong, type ReplyOptions } from "../grade/check/check-handler.ts";
import { type Exercise, hintsOf } from "../grade/exercise.ts";
import type { Judgement } from "../grade/judgement.ts";
import type { Language } from "../grade/language.ts";
import { readProgress, recordResult, takeHint } from "./progress.ts";

export interface KeepProgressOptions {
  /** The time of a check, ISO 8601. */
  readonly now: () => string;
  /** The reader's language, asked at each check. */
  readonly language?: () => Language;
  /** Told when a check was entered. */
  readonly onRecorded?: (judgement: Judgement) => void;
}

/**
 * How the checks of a student's notebook are answered, for `checkHandler` and `checkReplies`: each
 * try is entered in the progress, and each wrong one shows a hint more than have been seen.
 */
export function keepProgress(
  courseRoot: string,
  { now, language = () => "en", onRecorded }: KeepProgressOptions,
): Required<ReplyOptions> {
  return {
    language,
    onJudged(judgement: Judgement, exercise: Exercise) {
      if (!isTry(judgement)) return;
      recordResult(courseRoot, judgement, now());
      const { id, points } = exercise;
      if (isWrong(judgement)) takeHint(courseRoot, { id, points, hints: hintsOf(exercise, "en") });
      onRecorded?.(judgement);
    },
    hintsSeen: (id) => readProgress(courseRoot)[id]?.hintsSeen ?? 0,
  };
}

import { studentSeed } from "../../core/index.ts";
import type { Handler } from "../../kernel/index.ts";
import type { Exercise } from "../exercise.ts";
import { exerciseTexts } from "../exercise-texts.ts";
import { findExercise, loadExercise, loadModule } from "../graded-module.ts";
import type { Judgement } from "../judgement.ts";
import { type Language, wordsIn } from "../language.ts";
import { type Examiner, examiner } from "../run/examiner.ts";
import type { CheckReply, JudgedReply } from "./check-reply.ts";

export interface ReplyOptions {
  /** The reader's language, asked at each check. Default: English. */
  language?: () => Language;
  /** Told of every judgement, for the student's progress. */
  onJudged?: (judgement: Judgement, exercise: Exercise) => void;
  /** How many hints the student may see now, asked after `onJudged`. Default: one for each wrong answer. */
  hintsSeen?: (exercise: string) => number;
}

export interface CheckHandlerOptions extends ReplyOptions {
  /** Chooses the hidden inputs and references of an exercise. Default: `studentSeed()`. */
  seed?: (exercise: string) => number;
}

/**
 * Answers `check("slug")` of a notebook, for `KernelOptions.handlers`: probes the same kernel and
 * judges here.
 */
export function checkHandler(courseRoot: string, options: CheckHandlerOptions = {}): Handler {
  const seedFor = options.seed ?? studentSeed;
  const examiners = new Map<number, Examiner>();
  const reply = checkReplies(courseRoot, options);
  return async (payload, kernel): Promise<CheckReply> => {
    const exercise = await loadExercise(courseRoot, findExercise(courseRoot, nameIn(payload)));
    const seed = seedFor(exercise.id);
    const own = examiners.get(seed) ?? examiner(courseRoot, seed);
    examiners.set(seed, own);
    const { judgement } = await own.examine(kernel, exercise);
    return reply(judgement, exercise);
  };
}

/** Turns judgements into what the student is told: the hints shown so far, or what comes next. */
export function checkReplies(
  courseRoot: string,
  { language: readBy = () => "en", onJudged, hintsSeen }: ReplyOptions = {},
): (judgement: Judgement, exercise: Exercise) => Promise<JudgedReply> {
  const wrong = new Map<string, number>();
  return async (judged, exercise) => {
    const { id } = exercise;
    if (isWrong(judged)) wrong.set(id, (wrong.get(id) ?? 0) + 1);
    onJudged?.(judged, exercise);
    const language = readBy();
    const { title, hints } = await exerciseTexts(courseRoot, exercise, language);
    const { exercise: name, status, points, maxPoints } = judged; // its `hint` may not be due yet
    const reason = wordsIn(judged.reason, language);
    const judgement = { exercise: name, title, status, points, maxPoints, reason };
    if (status === "pass") {
      const next = await nextAfter(courseRoot, id, language);
      return { language, judgement, hints: [], hintsLeft: 0, ...(next && { next }) };
    }
    const seen = hints.slice(0, hintsSeen?.(id) ?? wrong.get(id) ?? 0);
    return { language, judgement, hints: seen, hintsLeft: hints.length - seen.length };
  };
}

/** Answers `check` while a class is graded: nothing is judged, and nothing can be learnt by asking. */
export const deferredCheck: Handler = () =>
  Promise.resolve({ deferred: true } satisfies CheckReply);

/** Whether there was an answer to judge: an empty one is no try yet, and a failing grader is not the student's. */
export function isTry({ status }: Judgement): boolean {
  return status !== "not-attempted" && status !== "grader-error";
}

/** Whether a try earned less than all the points, and so a hint. */
export function isWrong(judgement: Judgement): boolean {
  const { status } = judgement;
  return isTry(judgement) && status !== "pass" && status !== "needs-marking";
}

async function nextAfter(
  courseRoot: string,
  id: string,
  language: Language,
): Promise<string | undefined> {
  const { exercises } = await loadModule(courseRoot, id.split("/")[0]!);
  const next = exercises[exercises.findIndex((exercise) => exercise.id === id) + 1];
  return next && (await exerciseTexts(courseRoot, next, language)).title;
}

function nameIn(payload: unknown): string {
  if (typeof payload === "object" && payload !== null && "exercise" in payload) {
    if (typeof payload.exercise === "string") return payload.exercise;
  }
  throw new TypeError('Cannot check: name the exercise, as in check("invariant-mass")');
}

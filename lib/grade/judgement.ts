import { joinWords, type Words } from "./language.ts";

/** How an exercise ended, in the words of the report; "needs-marking" until a person has marked it. */
export type Status =
  | "pass"
  | "partial"
  | "fail"
  | "not-attempted"
  | "type-error"
  | "runtime-error"
  | "timeout"
  | "out-of-memory"
  | "blocked"
  | "skipped-prerequisite"
  | "needs-marking"
  | "grader-error";

/** What a judge decides about one set of values. */
export interface Verdict {
  readonly status: "pass" | "partial" | "fail" | "not-attempted" | "type-error" | "needs-marking";
  /** Share of the exercise's points, from 0 to 1. */
  readonly credit: number;
  /** One or two sentences for the student: the likely mistake, never the expected value. */
  readonly reason: Words;
}

/** One exercise of one student, decided. */
export interface Judgement {
  /** "01-z-boson/invariant-mass". */
  readonly exercise: string;
  readonly title: string;
  readonly status: Status;
  readonly points: number;
  readonly maxPoints: number;
  readonly reason: Words;
  /** The next step to try, when there is one. */
  readonly hint?: string;
}

const correct: Words = { en: "Correct.", es: "Correcto.", ru: "Верно." };

/** All points. */
export function pass(reason: Words = correct): Verdict {
  return { status: "pass", credit: 1, reason };
}

/** A share of the points, strictly between none and all. */
export function partial(credit: number, reason: Words): Verdict {
  if (!(credit > 0 && credit < 1)) {
    throw new RangeError(`Cannot give credit ${credit}: a partial credit lies between 0 and 1`);
  }
  return { status: "partial", credit, reason };
}

/** No points, for an answer that is there and wrong. */
export function fail(reason: Words): Verdict {
  return { status: "fail", credit: 0, reason };
}

/** No points, for an answer that is not there. */
export function notAttempted(reason: Words): Verdict {
  return { status: "not-attempted", credit: 0, reason };
}

/** No points, for an answer of another kind than the one asked for. */
export function wrongType(reason: Words): Verdict {
  return { status: "type-error", credit: 0, reason };
}

/** One question of an exercise, with its weight against the other questions. */
export interface Part {
  readonly verdict: Verdict;
  readonly weight?: number;
}

/** The questions of one exercise taken together: credits add by weight, reasons of what is wrong follow one another. */
export function together(parts: readonly Part[]): Verdict {
  const total = parts.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const earned = parts.reduce((sum, { verdict, weight = 1 }) => sum + weight * verdict.credit, 0);
  const open = parts.map(({ verdict }) => verdict).filter(({ status }) => status !== "pass");
  const [first] = open;
  if (!first) return pass(parts.length === 1 ? parts[0]!.verdict.reason : undefined);
  const reason = joinWords(open.map((verdict) => verdict.reason));
  if (earned > 0) return partial(earned / total, reason);
  const same = open.every(({ status }) => status === first.status);
  return same ? { ...first, reason } : fail(reason);
}

import type { Language } from "../language.ts";
import {
  type ClassResult,
  maxPointsOf,
  pointsOf,
  pointsSoFar,
  type StudentResult,
} from "../results/class-result.ts";
import { isToMark } from "../results/open-answers.ts";
import { nameOf, type Person } from "../roster/roster.ts";
import { matchRoster } from "../roster/roster-match.ts";
import { type LatePolicy, lateness, penaltyOf } from "./late-policy.ts";
import { submissionTime } from "./submission-time.ts";

/** One student's line in any gradebook. */
export interface Mark {
  readonly result: StudentResult;
  /** Missing without a roster, and where nobody on it is known to be this student. */
  readonly person?: Person;
  readonly submittedAt?: Date;
  /** After the deadline, in milliseconds; missing where either time is unknown. */
  readonly lateMs?: number;
  /** Missing as long as the grader has failed on any exercise, or a person has yet to mark one. */
  readonly points?: Points;
  /** What the judges gave, where only a person is waited for. */
  readonly soFar?: Points;
}

export interface Points {
  /** As the judges gave them. */
  readonly earned: number;
  /** Lost for being late. */
  readonly penalty: number;
  /** What counts: the one less the other. */
  readonly score: number;
}

/** A graded class with everything that the exports need besides. */
export interface Gradebook {
  readonly result: ClassResult;
  /** Title of the module: "The Z boson". */
  readonly title: string;
  /** What the class reads, also in comments that a platform shows. */
  readonly language: Language;
  readonly maxPoints: number;
  readonly marks: readonly Mark[];
  readonly due?: Date;
  /** What the instructor must know before trusting any export, a sentence each. */
  readonly notices: readonly string[];
}

export interface GradebookOptions {
  readonly title: string;
  /** Default: English. */
  readonly language?: Language;
  readonly roster?: readonly Person[];
  readonly due?: Date;
  /** Needs a deadline and the roster's times of submission. */
  readonly late?: LatePolicy;
}

/** Joins results, class list and late policy. */
export function gradebook(
  result: ClassResult,
  { title, language = "en", roster, due, late }: GradebookOptions,
): Gradebook {
  const match = roster && matchRoster(result.students, roster);
  const marks = result.students.map((one): Mark => {
    const person = match?.people.get(one);
    const submittedAt = submissionTime(person?.submittedAt, one);
    const lateMs = submittedAt && due ? lateness(submittedAt, due) : undefined;
    const points = scored(pointsOf(one), lateMs, late);
    const soFar = isToMark(one) ? scored(pointsSoFar(one), lateMs, late) : undefined;
    return {
      result: one,
      ...(person && { person }),
      ...(submittedAt && { submittedAt }),
      ...(lateMs !== undefined && { lateMs }),
      ...(points && { points }),
      ...(soFar && { soFar }),
    };
  });
  const open = match?.open.map(({ student, reason }) => `${student} is not matched: ${reason}`);
  const notices = [...(open ?? []), ...absence(match?.absent ?? []), ...timeless(marks, late)];
  const head = { result, title: title.replace(/\s+/g, " ").trim(), ...(due && { due }) };
  return { ...head, language, maxPoints: maxPointsOf(result), marks, notices };
}

function scored(
  earned: number | undefined,
  lateMs: number | undefined,
  late: LatePolicy | undefined,
): Points | undefined {
  if (earned === undefined) return undefined;
  const penalty = late && lateMs ? penaltyOf(earned, lateMs, late) : 0;
  return { earned, penalty, score: Math.round(100 * (earned - penalty)) / 100 };
}

function absence(absent: readonly Person[]): readonly string[] {
  if (absent.length === 0) return [];
  return [`no submission of ${absent.map(nameOf).join(", ")}, who are in no export`];
}

function timeless(marks: readonly Mark[], late: LatePolicy | undefined): readonly string[] {
  const unknown = late ? marks.filter(({ submittedAt }) => !submittedAt) : [];
  if (unknown.length === 0) return [];
  const names = unknown.map(({ result }) => result.student).join(", ");
  return [`nothing tells when ${names} submitted, so no late penalty is taken`];
}

import type { Marking } from "../exercise.ts";
import type { Words } from "../language.ts";
import type { ExerciseResult } from "../run/grade-submission.ts";
import type { AttemptPlace } from "../submissions/submissions.ts";

/** What kept the submissions from the machine while they ran. */
export type SandboxKind = "bwrap" | "node";

/** One exercise as the whole class met it. */
export interface ExerciseHead {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** Only where a person marks the answers. */
  readonly marking?: Marking;
}

/** One answer, judged, and marked by a person if one has looked at it. */
export interface MarkedResult extends ExerciseResult {
  readonly byHand?: {
    /** Points that the judge gave. */
    readonly automatic: number;
    readonly comment?: string;
  };
}

/** One student's results in one module. */
export interface StudentResult {
  readonly student: string;
  /** Path below the folder of the class. */
  readonly path: string;
  /** Which of the student's attempts it is, if there are several. */
  readonly attempt?: AttemptPlace;
  /** Why the file could not be read, or what else is unusual about it. */
  readonly problem?: Words;
  readonly exercises: readonly MarkedResult[];
}

/** A graded class: everything that the CSV, the JSON and the report are made from. */
export interface ClassResult {
  readonly module: string;
  readonly sandbox: SandboxKind;
  readonly seed: number;
  readonly exercises: readonly ExerciseHead[];
  readonly students: readonly StudentResult[];
}

/** Whether an answer has points, be they 0: not where the grader failed or a person has yet to mark it. */
export function isScored({ status }: Pick<MarkedResult, "status">): boolean {
  return status !== "grader-error" && status !== "needs-marking";
}

/** Points of one student; `undefined` as long as the grader has failed on any exercise, or a person has yet to mark one. */
export function pointsOf({ exercises }: StudentResult): number | undefined {
  return exercises.every(isScored) ? pointsSoFar({ exercises }) : undefined;
}

/** Points of one student in what has been scored; not the total while something is open. */
export function pointsSoFar({ exercises }: Pick<StudentResult, "exercises">): number {
  return round(exercises.reduce((sum, { points }) => sum + points, 0));
}

/** Points that can be had in the module, whatever a submission has deleted. */
export function maxPointsOf({ exercises }: ClassResult): number {
  return exercises.reduce((sum, { points }) => sum + points, 0);
}

/** Mean share of the points of one exercise over those that were scored; `undefined` if none was. */
export function meanShareOf({ students }: ClassResult, id: string): number | undefined {
  const scored = students
    .flatMap(({ exercises }) => exercises)
    .filter((one) => one.exercise === id && isScored(one));
  if (scored.length === 0) return undefined;
  return scored.reduce((sum, { points, maxPoints }) => sum + points / maxPoints, 0) / scored.length;
}

const round = (points: number): number => Math.round(points * 100) / 100;

import type { ExerciseResult } from "../run/grade-submission.ts";

/** What kept the submissions from the machine while they ran. */
export type SandboxKind = "bwrap" | "node";

/** One exercise as the whole class met it. */
export interface ExerciseHead {
  readonly id: string;
  readonly title: string;
  readonly points: number;
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
  /** Why the file could not be read, or what else is unusual about it. */
  readonly problem?: string;
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

/** Points of one student; `undefined` as long as the grader has failed on any exercise. */
export function pointsOf({ exercises }: StudentResult): number | undefined {
  if (exercises.some(({ status }) => status === "grader-error")) return undefined;
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
    .filter(({ exercise, status }) => exercise === id && status !== "grader-error");
  if (scored.length === 0) return undefined;
  return scored.reduce((sum, { points, maxPoints }) => sum + points / maxPoints, 0) / scored.length;
}

/** Students whose results the grader could not make: to be run again. */
export function studentsToRerun({ students }: ClassResult): readonly string[] {
  return students.filter((one) => pointsOf(one) === undefined).map(({ student }) => student);
}

const round = (points: number): number => Math.round(points * 100) / 100;

import type { HandMark } from "../../grade/marking/marks.ts";
import type { ExerciseHead, MarkedResult } from "../../grade/results/class-result.ts";
import type { ExerciseToMark } from "./marking-page.ts";

/** One answer as results.json has it. */
export type StoredResult = Omit<MarkedResult, "code" | "outputs"> & {
  /** The answer as `answerVersion` names it; missing in files of earlier versions. */
  readonly answer?: string;
};

/** What the marking pages read in results.json. */
export interface ResultsToMark {
  readonly exercises: readonly ExerciseHead[];
  readonly students: readonly {
    readonly student: string;
    readonly exercises: readonly StoredResult[];
  }[];
}

/** Each exercise with how far its marking is, and which of its answers a person should look at first. */
export function toMark(
  { exercises, students }: ResultsToMark,
  marks: readonly HandMark[],
): readonly ExerciseToMark[] {
  return exercises.map((exercise) => {
    const states = students.map(({ student, exercises: results }) => {
      const result = results.find((one) => one.exercise === exercise.id);
      const mark = markOn(marks, student, exercise.id);
      return {
        isWaiting: result?.status === "needs-marking" && mark?.points === undefined,
        isChanged: mark !== undefined && result !== undefined && isOutdated(mark, result),
      };
    });
    const first = states.findIndex(({ isWaiting, isChanged }) => isWaiting || isChanged);
    return {
      ...exercise,
      nAnswers: students.length,
      nMarked: marks.filter((mark) => mark.exercise === exercise.id).length,
      nWaiting: states.filter(({ isWaiting }) => isWaiting).length,
      nChanged: states.filter(({ isChanged }) => isChanged).length,
      first: Math.max(first, 0),
    };
  });
}

/** The mark that a person gave on an answer, if any. */
export function markOn(
  marks: readonly HandMark[],
  student: string,
  exercise: string,
): HandMark | undefined {
  return marks.find((mark) => mark.student === student && mark.exercise === exercise);
}

/** Whether a mark was given for another answer than the one that is there now. */
export function isOutdated(mark: HandMark, { answer }: StoredResult): boolean {
  return mark.answer !== undefined && answer !== undefined && mark.answer !== answer;
}

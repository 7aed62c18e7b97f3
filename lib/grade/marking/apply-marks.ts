import type { Marking } from "../exercise.ts";
import type { Words } from "../language.ts";
import type { ClassResult, MarkedResult, StudentResult } from "../results/class-result.ts";
import { answerVersion } from "./answer-version.ts";
import { markedText, rubricInWords } from "./by-hand.ts";
import type { HandMark } from "./marks.ts";

/** A class with the marks of a person laid over those of the judges. */
export interface MarkedClass {
  readonly result: ClassResult;
  /** Marks that found no answer, a sentence each. */
  readonly notices: readonly string[];
}

/** Lays marks over results: points and comments of a person win, and what the judge gave stays beside them. */
export function applyMarks(result: ClassResult, marks: readonly HandMark[]): MarkedClass {
  const byAnswer = new Map(marks.map((mark) => [keyOf(mark), mark]));
  const most = new Map(result.exercises.map(({ id, points }) => [id, points]));
  const markings = new Map(result.exercises.map(({ id, marking }) => [id, marking]));
  const answers = new Set(
    result.students.flatMap(({ student, exercises }) =>
      exercises.map(({ exercise }) => keyOf({ student, exercise })),
    ),
  );
  const lost = marks.filter((mark) => !answers.has(keyOf(mark)));
  const large = marks.filter(({ exercise, points = 0 }) => points > (most.get(exercise) ?? points));
  const students = result.students.map(
    (one): StudentResult => ({
      ...one,
      exercises: one.exercises.map((exercise) => {
        const mark = byAnswer.get(keyOf({ student: one.student, exercise: exercise.exercise }));
        return mark ? marked(exercise, mark, markings.get(exercise.exercise)) : exercise;
      }),
    }),
  );
  const notices = [
    ...lost.map(({ student, exercise }) => `a mark for ${student} in ${exercise} finds no answer`),
    ...large.map(
      ({ student, exercise, points }) =>
        `${student} has ${points} points by hand in ${exercise}, which is worth ${most.get(exercise)}`,
    ),
  ];
  return { result: { ...result, students }, notices };
}

function keyOf({ student, exercise }: Pick<HandMark, "student" | "exercise">): string {
  return `${student.normalize()}\n${exercise}`;
}

function marked(result: MarkedResult, mark: HandMark, marking: Marking | undefined): MarkedResult {
  const { points, comment, answer } = mark;
  const byHand = { automatic: result.points, ...(comment !== undefined && { comment }) };
  const isEarlier = answer !== undefined && answer !== answerVersion(result.code);
  const flags = isEarlier
    ? [...result.flags, "marked on an earlier version" as const]
    : result.flags;
  if (points === undefined) return { ...result, flags, byHand };
  const status = points >= result.maxPoints ? "pass" : points > 0 ? "partial" : "fail";
  const { hint, ...kept } = result;
  const reason = marking ? reasonOf(mark, marking) : result.reason;
  return { ...kept, ...(!marking && hint && { hint }), reason, flags, status, points, byHand };
}

function reasonOf({ lines }: HandMark, marking: Marking): Words {
  return lines ? rubricInWords(marking, lines) : markedText;
}

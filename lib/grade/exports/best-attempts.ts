import { joinWords } from "../language.ts";
import { type ClassResult, maxPointsOf, type StudentResult } from "../results/class-result.ts";
import { bestCounts } from "../submissions/submission-words.ts";
import { type GradebookOptions, gradebook } from "./gradebook.ts";

/**
 * The class with one attempt of each student: that with the highest score after what is lost for being
 * late; of equal ones the earliest. One that the grader has failed on wins, so that it is run again,
 * unless another has all points.
 */
export function bestAttempts(result: ClassResult, options: GradebookOptions): ClassResult {
  const best = new Map<string, { readonly one: StudentResult; readonly score: number }>();
  for (const { result: one, score } of rounds(result).flatMap((round) => scores(round, options))) {
    if (score > (best.get(one.student)?.score ?? -1)) best.set(one.student, { one, score });
  }
  return { ...result, students: [...best.values()].map(({ one }) => toldOf(one)) };
}

/** First the first attempts of all students, then the second ones, and so on. */
function rounds(result: ClassResult): readonly ClassResult[] {
  const rounds: StudentResult[][] = [];
  const seen = new Map<string, number>();
  for (const one of result.students) {
    const round = seen.get(one.student) ?? 0;
    seen.set(one.student, round + 1);
    rounds[round] = [...(rounds[round] ?? []), one];
  }
  return rounds.map((students) => ({ ...result, students }));
}

interface Scored {
  readonly result: StudentResult;
  readonly score: number;
}

function scores(round: ClassResult, options: GradebookOptions): readonly Scored[] {
  const unknown = maxPointsOf(round) - 0.001; // only all points are better
  return gradebook(round, options).marks.map(({ result, points, soFar }) => ({
    result,
    score: (points ?? soFar)?.score ?? unknown,
  }));
}

function toldOf(one: StudentResult): StudentResult {
  const { attempt, path, problem } = one;
  if (!attempt) return one;
  const told = bestCounts(attempt.number, attempt.of, path);
  return { ...one, problem: problem ? joinWords([problem, told]) : told };
}

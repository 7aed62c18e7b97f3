import { answerVersion } from "../marking/answer-version.ts";
import { type ClassResult, maxPointsOf, pointsOf } from "./class-result.ts";
import { countToMark, studentsToRerun } from "./open-answers.ts";

/** The class for programs: everything but the outputs and the code, which the report shows and which has a fingerprint here. */
export function resultsJson(result: ClassResult): string {
  const students = result.students.map((one) => ({
    ...one,
    points: pointsOf(one) ?? null,
    exercises: one.exercises.map(({ outputs: _outputs, code, ...kept }) => ({
      ...kept,
      answer: answerVersion(code),
    })),
  }));
  const all = {
    ...result,
    maxPoints: maxPointsOf(result),
    rerun: studentsToRerun(result),
    toMark: countToMark(result),
    students,
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

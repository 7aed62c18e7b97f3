import { type ClassResult, maxPointsOf, pointsOf, studentsToRerun } from "./class-result.ts";

/** The class for programs: everything but the outputs and the code, which the report shows. */
export function resultsJson(result: ClassResult): string {
  const students = result.students.map((one) => ({
    ...one,
    points: pointsOf(one) ?? null,
    exercises: one.exercises.map(({ outputs: _outputs, code: _code, ...kept }) => kept),
  }));
  const all = {
    ...result,
    maxPoints: maxPointsOf(result),
    rerun: studentsToRerun(result),
    students,
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

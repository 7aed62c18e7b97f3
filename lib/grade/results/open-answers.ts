import {
  type ClassResult,
  isScored,
  type MarkedResult,
  type StudentResult,
} from "./class-result.ts";

/** Whether only a person is waited for: all that the judges could decide is decided. */
export function isToMark({ exercises }: StudentResult): boolean {
  return (
    exercises.every((one) => isScored(one) || needsMarking(one)) && exercises.some(needsMarking)
  );
}

/** Students whose results the grader could not make: to be run again. */
export function studentsToRerun({ students }: ClassResult): readonly string[] {
  const failed = students.filter(({ exercises }) => exercises.some(isFailed));
  return failed.map(({ student }) => student);
}

/** How many answers of a class wait for a person. */
export function countToMark({ students }: ClassResult): number {
  return students.flatMap(({ exercises }) => exercises).filter(needsMarking).length;
}

/** "12 answers wait for a person to mark them"; nothing if none does. */
export function toMarkInWords(result: ClassResult): string | undefined {
  const n = countToMark(result);
  if (n === 0) return undefined;
  return n === 1
    ? "1 answer waits for a person to mark it"
    : `${n} answers wait for a person to mark them`;
}

const needsMarking = ({ status }: MarkedResult): boolean => status === "needs-marking";
const isFailed = ({ status }: MarkedResult): boolean => status === "grader-error";

import { wordsIn } from "../language.ts";
import type { StudentTexts } from "../report/student.ts";
import type { ClassResult, MarkedResult } from "./class-result.ts";

/** A class as its students read it: titles, reasons and hints in the language of the texts. */
export function inLanguage(
  result: ClassResult,
  { language, exercises }: StudentTexts,
): ClassResult {
  const titleOf = (id: string, english: string): string => exercises[id]?.title ?? english;
  const told = (one: MarkedResult): MarkedResult => ({
    ...one,
    title: titleOf(one.exercise, one.title),
    reason: wordsIn(one.reason, language),
    ...(one.hint !== undefined && { hint: exercises[one.exercise]?.hint ?? one.hint }),
  });
  return {
    ...result,
    exercises: result.exercises.map((one) => ({ ...one, title: titleOf(one.id, one.title) })),
    students: result.students.map((one) => ({ ...one, exercises: one.exercises.map(told) })),
  };
}

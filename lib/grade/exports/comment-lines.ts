import { type Language, wordsIn } from "../language.ts";
import { exportWords } from "./export-words.ts";
import type { Mark } from "./gradebook.ts";

/** What a platform shows a student beside the total: a line for each exercise, and what being late costs. */
export function commentLines({ result, points }: Mark, language: Language): readonly string[] {
  const words = exportWords[language];
  const lines = result.exercises.map((one) =>
    words.line(one.title, one.points, one.maxPoints, wordsIn(one.reason, language)),
  );
  return points && points.penalty > 0 ? [...lines, words.late(points.penalty)] : lines;
}

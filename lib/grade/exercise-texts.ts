import type { Exercise } from "./exercise.ts";
import { hintsOf } from "./exercise.ts";
import { readStatement } from "./exercise-files.ts";
import type { Language } from "./language.ts";

/** What a student reads of an exercise before any answer is judged. */
export interface ExerciseTexts {
  readonly title: string;
  readonly hints: readonly string[];
}

/** Title and hints in the reader's language; a statement without a heading leaves the English title. */
export async function exerciseTexts(
  courseRoot: string,
  exercise: Pick<Exercise, "id" | "title" | "hints">,
  language: Language,
): Promise<ExerciseTexts> {
  const { id, title } = exercise;
  const hints = hintsOf(exercise, language);
  if (language === "en") return { title, hints };
  const statement = await readStatement(courseRoot, id, language).catch(() => ""); // `verify` names those that are missing
  return { title: statementTitle(statement) ?? title, hints };
}

/** The title of an exercise for readers of each language. */
export async function titleInEach(
  courseRoot: string,
  exercise: Pick<Exercise, "id" | "title" | "hints">,
): Promise<Readonly<Record<Language, string>>> {
  const titleIn = async (language: Language): Promise<string> =>
    (await exerciseTexts(courseRoot, exercise, language)).title;
  const [en, es, ru] = [titleIn("en"), titleIn("es"), titleIn("ru")];
  return { en: await en, es: await es, ru: await ru };
}

/** The title at the head of a statement: "✏️ **Exercise 1 · The invariant mass (3 points).** Write …". */
export function statementTitle(statement: string): string | undefined {
  const head = /^[^\p{L}\p{N}*]*\*\*(.+?)\*\*/u.exec(statement)?.[1];
  return head?.replace(/^[^·]*·\s*/, "").replace(/\s*\([^()]*\)\.?$/, "");
}

import { readStatement } from "../exercise-files.ts";
import { exerciseTexts } from "../exercise-texts.ts";
import type { GradedModule } from "../graded-module.ts";
import type { Language } from "../language.ts";
import type { ExerciseText, StudentTexts } from "../report/student.ts";

/** What the students of a class read in that language: title, statement and first hint of each exercise. */
export async function studentTexts(
  { courseRoot, exercises, title }: GradedModule,
  language: Language,
): Promise<StudentTexts> {
  const entries = exercises.map(async (exercise): Promise<[string, ExerciseText]> => {
    const { title: name, hints } = await exerciseTexts(courseRoot, exercise, language);
    const statement = await readStatement(courseRoot, exercise.id, language);
    return [exercise.id, { title: name, statement, ...(hints[0] && { hint: hints[0] }) }];
  });
  return { language, title, exercises: Object.fromEntries(await Promise.all(entries)) };
}

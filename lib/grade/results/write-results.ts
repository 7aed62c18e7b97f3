import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../io/whole-file.ts";
import { readStatement, readStub } from "../exercise-files.ts";
import { exerciseTexts } from "../exercise-texts.ts";
import type { GradedModule } from "../graded-module.ts";
import { similarPairs } from "../insight/similarity.ts";
import type { Language } from "../language.ts";
import { reportHtml } from "../report/page.ts";
import { type ExerciseText, type StudentTexts, studentPageHtml } from "../report/student.ts";
import { studentFiles } from "../report/student-files.ts";
import type { ClassResult } from "./class-result.ts";
import { resultsCsv } from "./results-csv.ts";
import { resultsJson } from "./results-json.ts";

export interface WriteOptions {
  /** What students read their pages in. Default: English. */
  language?: Language;
}

/** Writes results.csv, results.json, report.html and a page for each student, each all or not at all. */
export async function writeResults(
  folder: string,
  result: ClassResult,
  module: GradedModule,
  { language = "en" }: WriteOptions = {},
): Promise<void> {
  const files = studentFiles(result.students);
  const texts = await studentTexts(module, language);
  const statements = await byExercise(module, (id) => readStatement(module.courseRoot, id, "en"));
  const stubs = await byExercise(module, (id) => readStub(module.courseRoot, id));
  const similar = similarPairs(result.students.map(answersOf), stubs);
  await mkdir(folder, { recursive: true });
  writeWhole(join(folder, "results.csv"), resultsCsv(result));
  writeWhole(join(folder, "results.json"), resultsJson(result));
  for (const [i, one] of result.students.entries()) {
    writeWhole(join(folder, files[i]!), studentPageHtml(result, one, texts));
  }
  const { title } = module;
  writeWhole(
    join(folder, "report.html"),
    reportHtml(result, { title, statements, files, similar }),
  );
}

async function studentTexts(module: GradedModule, language: Language): Promise<StudentTexts> {
  const { courseRoot, exercises, title } = module;
  const entries = exercises.map(async (exercise): Promise<[string, ExerciseText]> => {
    const { title: name, hints } = await exerciseTexts(courseRoot, exercise, language);
    const statement = await readStatement(courseRoot, exercise.id, language);
    return [exercise.id, { title: name, statement, ...(hints[0] && { hint: hints[0] }) }];
  });
  return { language, title, exercises: Object.fromEntries(await Promise.all(entries)) };
}

async function byExercise(
  { exercises }: GradedModule,
  read: (id: string) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  const entries = exercises.map(async ({ id }): Promise<[string, string]> => [id, await read(id)]);
  return Object.fromEntries(await Promise.all(entries));
}

function answersOf({ student, exercises }: ClassResult["students"][number]): {
  readonly student: string;
  readonly answers: Readonly<Record<string, string>>;
} {
  return {
    student,
    answers: Object.fromEntries(exercises.map(({ exercise, code }) => [exercise, code])),
  };
}

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../io/whole-file.ts";
import { readStatement, readStub } from "../exercise-files.ts";
import type { GradedModule } from "../graded-module.ts";
import { type AnswersOf, similarPairs } from "../insight/similarity.ts";
import type { Language } from "../language.ts";
import { isText } from "../marking/by-hand.ts";
import { reportHtml } from "../report/page.ts";
import { studentPageHtml } from "../report/student.ts";
import { studentFiles } from "../report/student-files.ts";
import type { ClassResult } from "./class-result.ts";
import { inLanguage } from "./in-language.ts";
import { resultsCsv } from "./results-csv.ts";
import { resultsJson } from "./results-json.ts";
import { studentTexts } from "./student-texts.ts";

export interface WriteOptions {
  /** What students read their pages in, and the instructor the report. Default: English. */
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
  const statements = await byExercise(module, (id) =>
    readStatement(module.courseRoot, id, language),
  );
  const stubs = await byExercise(module, (id) => readStub(module.courseRoot, id));
  const similar = similarPairs(
    result.students.map((one) => answersOf(one, module)),
    stubs,
  );
  await mkdir(folder, { recursive: true });
  writeWhole(join(folder, "results.csv"), resultsCsv(result));
  writeWhole(join(folder, "results.json"), resultsJson(result));
  for (const [i, one] of result.students.entries()) {
    writeWhole(join(folder, files[i]!), studentPageHtml(result, one, texts));
  }
  const { title } = module;
  const { exercises } = inLanguage(result, texts);
  writeWhole(
    join(folder, "report.html"),
    reportHtml({ ...result, exercises }, { title, language, statements, files, similar }),
  );
}

async function byExercise(
  { exercises }: GradedModule,
  read: (id: string) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  const entries = exercises.map(async ({ id }): Promise<[string, string]> => [id, await read(id)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** The code of a student's answers; how words are alike is for those who read them. */
function answersOf(
  { student, exercises }: ClassResult["students"][number],
  module: GradedModule,
): AnswersOf {
  const texts = module.exercises.filter(isText).map(({ id }) => id);
  const code = exercises.filter(({ exercise }) => !texts.includes(exercise));
  return {
    student,
    answers: Object.fromEntries(code.map(({ exercise, code: cell }) => [exercise, cell])),
  };
}

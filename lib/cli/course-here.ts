import {
  describeExercises,
  findCourse,
  type Language,
  type Module,
  type Progress,
  readCatalogue,
  readProgress,
  readSettings,
} from "../course/index.ts";
import { languages } from "../grade/language.ts";

/** The course that a command was given in, and how far its student is. */
export interface CourseHere {
  readonly root: string;
  readonly language: Language;
  readonly modules: readonly Module[];
  readonly progress: Progress;
}

/** Reads the course around the working folder, in its reader's language. */
export async function courseHere(): Promise<CourseHere> {
  const root = findCourse(process.cwd());
  const language = readerLanguage(root);
  const modules = await readCatalogue(root, describeExercises(root, language));
  return { root, language, modules, progress: readProgress(root) };
}

/** The language that the reader of a course chose on its page, or else that of the terminal. */
export function readerLanguage(root: string): Language {
  const chosen = readSettings(root).language;
  return chosen === "auto" ? terminalLanguage() : chosen;
}

function terminalLanguage(): Language {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  return languages.find((language) => locale.startsWith(language)) ?? "en";
}

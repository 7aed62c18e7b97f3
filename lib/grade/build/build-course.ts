import { join } from "node:path";
import { fileNames } from "../exports/exported.ts";
import { type GradedModule, loadModule, moduleIds } from "../graded-module.ts";
import type { Language } from "../language.ts";
import type { Person } from "../roster/roster.ts";
import { formatSeedFile, seedFileOf } from "../variants/seed-file.ts";
import type { CourseKey } from "../variants/seed-of.ts";
import { seedName } from "../variants/student-name.ts";
import { gradescopeAutograder } from "./gradescope/autograder.ts";
import { instructorCourse, judgeFiles } from "./instructor-course.ts";
import { nbgraderTree } from "./nbgrader/source-tree.ts";
import { solutionPage } from "./solution-page.ts";
import { studentCourse } from "./student/student-course.ts";
import { emptyBuildFolder, writeFiles } from "./tree/build-folder.ts";
import { type CourseFiles, joinFiles, textFile } from "./tree/course-files.ts";
import { zip } from "./tree/zip.ts";

export interface BuildOptions {
  /** For students with data of their own. */
  readonly variants?: BuildVariants;
  /** What students read about their answers where an autograder grades them. Default: English. */
  readonly language?: Language;
  /** Told of each part before it is made. */
  onPart?: (part: string) => void;
}

export interface BuildVariants {
  readonly key: CourseKey;
  readonly term: string;
  /** Who gets a file of seeds. */
  readonly roster: readonly Person[];
}

/**
 * Makes from a course everything that students, instructors and graders get, each in its own folder
 * of `out`; the same course gives the same bytes.
 */
export async function buildCourse(
  courseRoot: string,
  out: string,
  { variants, language = "en", onPart }: BuildOptions = {},
): Promise<void> {
  const ids = moduleIds(courseRoot);
  const modules = await Promise.all(ids.map((id) => loadModule(courseRoot, id)));
  emptyBuildFolder(out);
  const write = async (part: string, make: () => CourseFiles | Promise<CourseFiles>) => {
    onPart?.(part);
    writeFiles(part.endsWith("/") ? join(out, part) : out, await make());
  };
  await write("student/", () => studentCourse(courseRoot, modules));
  await write("instructor/", () => instructorCourse(courseRoot, modules));
  await write("solutions/", () => solutionPages(modules));
  await write("nbgrader/", () => nbgraderTree(modules));
  await write("judge-bundle.zip", () => {
    const judges = joinFiles(...modules.map((module) => judgeFiles(courseRoot, module)));
    return new Map([["judge-bundle.zip", { bytes: zip(judges) }]]);
  });
  for (const module of modules) {
    const name = `gradescope/${module.id}.zip`;
    await write(name, () => {
      const options = { language, ...(variants && { keyed: keyed(variants) }) };
      const autograder = gradescopeAutograder(courseRoot, module, options);
      return new Map([[name, { bytes: zip(autograder) }]]);
    });
  }
  if (variants) await write("seeds/", () => seedFiles(variants, ids));
}

async function solutionPages(modules: readonly GradedModule[]): Promise<CourseFiles> {
  const pages = await Promise.all(
    modules.map(
      async (module) => [`${module.id}.html`, textFile(await solutionPage(module))] as const,
    ),
  );
  return new Map(pages);
}

function keyed({ key, term }: BuildVariants): { key: string; term: string } {
  return { key: `${Buffer.from(key).toString("hex")}\n`, term };
}

/** A file for each student on the list, to be sent to nobody else. */
function seedFiles({ key, term, roster }: BuildVariants, modules: readonly string[]): CourseFiles {
  const students = roster.map(seedName);
  const names = fileNames(students);
  return joinFiles(
    students.map((student, i) => {
      const text = formatSeedFile(seedFileOf(key, { student, term, modules }));
      return [`${names[i]!}.json`, textFile(text)];
    }),
  );
}

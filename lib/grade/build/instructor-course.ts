import { formatNotebook } from "../../kernel/index.ts";
import { withAnswers } from "../answers.ts";
import { readSolution } from "../exercise-files.ts";
import type { GradedModule } from "../graded-module.ts";
import { type CourseFiles, joinFiles, readFiles, textFile } from "./tree/course-files.ts";
import { programFiles } from "./tree/program-files.ts";

/** Everything: lessons, exercises with their judges, solutions, and each lesson once more with its solutions in `solved/`. */
export async function instructorCourse(
  courseRoot: string,
  modules: readonly GradedModule[],
): Promise<CourseFiles> {
  const parts = await Promise.all(modules.map((module) => moduleFiles(courseRoot, module)));
  return joinFiles(programFiles(), ...parts);
}

/** What judges submissions, and nothing else: to be laid over a student course where a class is graded. */
export function judgeFiles(courseRoot: string, { id }: GradedModule): CourseFiles {
  return joinFiles(
    readFiles(courseRoot, `notebooks/${id}.ipynb`),
    readFiles(courseRoot, `exercises/${id}`, (path) => /(\.md|\/stub\.ts)$/.test(path)),
    readFiles(courseRoot, `exercises/dist/${id}`, (path) => path.endsWith(".js")),
  );
}

async function moduleFiles(courseRoot: string, module: GradedModule): Promise<CourseFiles> {
  const { id } = module;
  return joinFiles(
    judgeFiles(courseRoot, module),
    readFiles(courseRoot, `exercises/${id}`),
    readFiles(courseRoot, `solutions/${id}`),
    [[`solved/${id}.ipynb`, textFile(await solvedNotebook(module))]],
  );
}

async function solvedNotebook({ courseRoot, notebook, exercises }: GradedModule): Promise<string> {
  const solutions: Record<string, string> = {};
  for (const { id } of exercises) solutions[id] = await readSolution(courseRoot, id);
  return formatNotebook(withAnswers(notebook, solutions));
}

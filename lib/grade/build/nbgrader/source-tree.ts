import type { GradedModule } from "../../graded-module.ts";
import { type CourseFile, type CourseFiles, textFile } from "../tree/course-files.ts";
import { nbgraderConfig, nbgraderReadme } from "./config.ts";
import { sourceNotebook } from "./source-notebook.ts";

/** nbgrader's `source/` with an assignment for each module, and its configuration. */
export async function nbgraderTree(modules: readonly GradedModule[]): Promise<CourseFiles> {
  const notebooks = await Promise.all(
    modules.map(async (module): Promise<[string, CourseFile]> => {
      const path = `source/${module.id}/${module.id}.ipynb`;
      return [path, textFile(await sourceNotebook(module))];
    }),
  );
  return new Map([
    ["README.md", textFile(nbgraderReadme)],
    ["nbgrader_config.py", textFile(nbgraderConfig)],
    ...notebooks,
  ]);
}

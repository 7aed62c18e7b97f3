import { formatNotebook, type Notebook } from "../../../kernel/index.ts";
import type { GradedModule } from "../../graded-module.ts";
import { type CourseFiles, joinFiles, readFiles, textFile } from "../tree/course-files.ts";
import { programFiles } from "../tree/program-files.ts";
import { publicExercise } from "./public-exercise.ts";

/** The course as students get it: lessons with stubs, statements, data and the compiled library; no judge, no solution. */
export function studentCourse(courseRoot: string, modules: readonly GradedModule[]): CourseFiles {
  return joinFiles(
    programFiles(),
    [["README.md", textFile(readme)]],
    ...modules.map((module) => moduleFiles(courseRoot, module)),
  );
}

function moduleFiles(courseRoot: string, { id, notebook, exercises }: GradedModule): CourseFiles {
  const texts = readFiles(courseRoot, `exercises/${id}`, (path) => isForStudents.test(path));
  return joinFiles(
    [[`notebooks/${id}.ipynb`, textFile(formatNotebook(withoutOutputs(notebook)))]],
    texts,
    ...exercises.map(publicExercise),
  );
}

const isForStudents = /\/(statement\.[a-z]{2}\.md|stub\.(ts|md))$/;

/** Outputs of the author's own runs may show what students are to find. */
function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
  return { ...notebook, cells };
}

const readme = `# Toplab

You need [Node](https://nodejs.org), version 20.19 or a newer 20, or 22.12 and up.

    npm ci --ignore-scripts    once: fetches what the course is built on
    npm start                  opens the course in your browser

If you were given a file with your own seeds, keep it as \`work/seeds.json\`: it makes your data yours.
Your notebooks are in \`work/\`. Hand in the notebook that you are asked for, as it lies there.
`;

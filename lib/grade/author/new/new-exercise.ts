import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../../io/whole-file.ts";
import { formatNotebook, parseNotebook } from "../../../kernel/index.ts";
import { exerciseName } from "./exercise-name.ts";
import { exerciseTemplates } from "./exercise-templates.ts";
import { handMarkedTemplates } from "./hand-marked-templates.ts";
import { emptyLesson, withExercise } from "./lesson-cells.ts";

/** How an exercise is answered, and so who marks it. */
export const exerciseKinds = ["code", "text", "plot"] as const;
export type ExerciseKind = (typeof exerciseKinds)[number];

export interface NewExerciseOptions {
  /** Default: 2. */
  points?: number;
  /** Default: the slug as words. */
  title?: string;
  /** "code" is judged by a program; "text" and "plot" are marked by a person. Default: "code". */
  kind?: ExerciseKind;
}

/**
 * Makes a small working exercise "MODULE/SLUG" and puts it at the end of its lesson, which is made if
 * there is none; returns the paths of all files it wrote, below the course.
 */
export function newExercise(
  courseRoot: string,
  id: string,
  { points = 2, title, kind = "code" }: NewExerciseOptions = {},
): readonly string[] {
  const name = exerciseName(id);
  const options = { ...name, ...(title !== undefined && { title }), points };
  const files = kind === "code" ? exerciseTemplates(options) : handMarkedTemplates(options, kind);
  const folder = `exercises/${id}`;
  for (const path of [folder, ...Object.keys(files)]) {
    if (existsSync(join(courseRoot, path))) {
      throw new RangeError(`Cannot make the exercise ${id}: ${path} is there already`);
    }
  }
  const notebookPath = `notebooks/${name.module}.ipynb`;
  const path = join(courseRoot, notebookPath);
  const lesson = existsSync(path)
    ? parseNotebook(readFileSync(path, "utf8"), path)
    : emptyLesson(name);
  const statement = files[`${folder}/statement.en.md`]!;
  const stub = files[`${folder}/stub.ts`] ?? files[`${folder}/stub.md`]!;
  const notebook = withExercise(lesson, name, { statement, stub, isText: kind === "text" });
  for (const [file, content] of Object.entries(files)) writeWhole(join(courseRoot, file), content);
  writeWhole(path, formatNotebook(notebook));
  return [...Object.keys(files), notebookPath];
}

import { formatNotebook } from "../../../kernel/index.ts";
import type { GradedModule } from "../../graded-module.ts";
import type { Language } from "../../language.ts";
import { judgeFiles } from "../instructor-course.ts";
import { type CourseFiles, inFolder, joinFiles, textFile } from "../tree/course-files.ts";
import { programFiles } from "../tree/program-files.ts";
import { autogradeScript } from "./autograde-script.ts";
import { runScript, setupScript } from "./setup-script.ts";

/** The secret of the course and its term, where students have data of their own. */
export interface KeyedTerm {
  /** The text of the key's file. */
  readonly key: string;
  readonly term: string;
}

export interface AutograderOptions {
  /** Where students have data of their own. */
  readonly keyed?: KeyedTerm;
  /** What the students read about their answers. Default: English. */
  readonly language?: Language;
}

/** What goes into the zip of a Gradescope autograder for one module: only instructors ever see it. */
export function gradescopeAutograder(
  courseRoot: string,
  module: GradedModule,
  { keyed, language = "en" }: AutograderOptions = {},
): CourseFiles {
  const program = (text: string): { bytes: Uint8Array; isExecutable: true } => ({
    ...textFile(text),
    isExecutable: true,
  });
  const { id, notebook } = module;
  return joinFiles(
    [
      ["setup.sh", program(setupScript(module.datasets))],
      ["run_autograder", program(runScript)],
      [
        "autograde.mjs",
        textFile(autogradeScript({ module: id, language, ...(keyed && { term: keyed.term }) })),
      ],
      [`course/notebooks/${id}.ipynb`, textFile(formatNotebook(notebook))],
    ],
    keyed ? [["course.key", textFile(keyed.key)]] : [],
    inFolder("course", joinFiles(programFiles(), judgeFiles(courseRoot, module))),
  );
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { nbgraderTree } from "../../../grade/build/nbgrader/source-tree.ts";
import { writeFiles } from "../../../grade/build/tree/build-folder.ts";
import { nbgraderCsv } from "../../../grade/exports/nbgrader.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import { formatNotebook, type Notebook, parseNotebook } from "../../../kernel/index.ts";
import { finished, jupyterFolder, pythonWith } from "../../kernel/jupyter-python.ts";
import * as counting from "../counting-course.ts";
import { buildCourse, errorOfCount } from "../counting-course.ts";
import { bookOf, student } from "../exports/a-class.ts";

const course = buildCourse("nbgrader-itself");
afterAll(() => course.remove());
const python = pythonWith("nbgrader");
const jupyter = jupyterFolder();
const root = join(course.root, "nbgrader");
const module = "01-counting";
const place = (...folders: readonly string[]): string => join(root, ...folders, `${module}.ipynb`);
const read = (path: string): Notebook => parseNotebook(readFileSync(path, "utf8"), path);

async function nbgrader(...args: readonly string[]): Promise<void> {
  const { code, stderr } = await finished(python!, ["-m", "nbgrader", ...args], {
    env: jupyter.env(),
    cwd: root,
  });
  expect(code, stderr).toBe(0);
}

function handIn(name: string, notebook: Notebook): void {
  mkdirSync(join(root, "submitted", name, module), { recursive: true });
  writeFileSync(place("submitted", name, module), formatNotebook(notebook));
}

test.skipIf(!python)(
  python
    ? "nbgrader itself releases the lesson with its stubs, grades it with our kernel, and exports a table like ours"
    : "nbgrader itself: skipped, as it is not installed",
  async () => {
    writeFiles(root, await nbgraderTree([await loadModule(course.root, module)]));
    await nbgrader("generate_assignment", module);
    const released = read(place("release", module));
    const lesson = read(join(course.root, "notebooks", `${module}.ipynb`));
    const sources = (notebook: Notebook, id: string) =>
      notebook.cells.find((cell) => cell.id === id)?.source;
    for (const { id, source } of lesson.cells) expect(sources(released, id!)).toBe(source);

    handIn("ada", withAnswers(released, counting.solution));
    handIn("emmy", withAnswers(released, { [errorOfCount]: counting.solution[errorOfCount]! }));
    handIn("lise", released);
    await nbgrader("autograde", module, "--create");
    await nbgrader("generate_feedback", module);
    await nbgrader("export", "--to=grades.csv");
    const theirs = Papa.parse<Record<string, string>>(
      readFileSync(join(root, "grades.csv"), "utf8").trimEnd(),
      { header: true },
    );
    expect(theirs.data.map((row) => [row["student_id"], row["score"], row["max_score"]])).toEqual([
      ["ada", "5.0", "5.0"],
      ["emmy", "3.0", "5.0"],
      ["lise", "0.0", "5.0"],
    ]);
    const ours = nbgraderCsv(bookOf([student("ada")])).files[0]!.text!;
    expect(ours.split("\r\n")[0]!.split(",")).toEqual(theirs.meta.fields);
  },
  600_000,
);

import { afterAll, expect, test } from "vitest";
import { type CellRole, nbgraderMetadata } from "../../../grade/build/nbgrader/cell-metadata.ts";
import { nbgraderTree } from "../../../grade/build/nbgrader/source-tree.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import { parseNotebook } from "../../../kernel/index.ts";
import reference from "../../reference/nbgrader-checksums.json" with { type: "json" };
import { buildCourse } from "../counting-course.ts";
import { nbgraderFaults } from "./nbgrader-rules.ts";

const course = buildCourse("nbgrader");
afterAll(() => course.remove());
const module = await loadModule(course.root, "01-counting");
const files = await nbgraderTree([module]);
const text = Buffer.from(files.get("source/01-counting/01-counting.ipynb")!.bytes).toString();
const notebook = parseNotebook(text, "source");

test.each(reference.cases)(
  "$role cell $grade_id with $points points has the checksum that nbgrader gives it",
  ({ role, points, grade_id, checksum, ...cell }) => {
    const kind = role === "tests" ? { kind: role, points: points ?? 0 } : { kind: role };
    const metadata = nbgraderMetadata(grade_id, kind as CellRole, {
      cell_type: cell.cell_type === "markdown" ? "markdown" : "code",
      source: cell.source,
    });
    expect(metadata.checksum).toBe(checksum);
  },
);

test("the source notebook keeps nbgrader's rules, and the rules notice what breaks them", () => {
  const json = JSON.parse(text);
  expect(nbgraderFaults(json)).toEqual([]);
  const graded = json.cells.find((cell: { id: string }) => cell.id.endsWith("-points"));
  const id = graded.metadata.nbgrader.grade_id;
  delete graded.metadata.nbgrader.points;
  graded.metadata.nbgrader.exercise = "x";
  expect(nbgraderFaults(json)).toEqual([
    `${id}: has unknown keys`,
    `${id}: is graded without points`,
  ]);
});

test("each exercise has its solution with the stub beside it, and a locked cell that earns its points", () => {
  for (const { id, points } of module.exercises) {
    const slug = id.split("/")[1]!;
    const at = notebook.cells.findIndex((cell) => cell.id === `${slug}-points`);
    expect(notebook.cells[at]!.metadata["nbgrader"]).toMatchObject({
      ...{ grade: true, locked: true, solution: false, points },
    });
    expect(notebook.cells[at]!.source).toContain(`check("${slug}")`);
    const answer = notebook.cells[at - 1]!;
    expect(answer.metadata["nbgrader"]).toMatchObject({
      grade: false,
      locked: false,
      solution: true,
    });
    const lesson = module.notebook.cells.find((cell) => cell.id === answer.id);
    expect(answer.metadata["toplab"]).toEqual({ exercise: id, stub: lesson!.source });
    expect(answer.source).not.toBe(lesson!.source);
  }
});

test("the configuration names the language, and puts the lesson's own stubs back", () => {
  const config = Buffer.from(files.get("nbgrader_config.py")!.bytes).toString();
  expect(config).toContain('"typescript": "// your code here"');
  expect(config).toMatch(/preprocessors = \[[^\]]*LessonStubs[^\]]*CheckCellMetadata,?\s*\]/);
});

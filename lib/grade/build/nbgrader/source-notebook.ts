import { type Cell, type CodeCell, formatNotebook } from "../../../kernel/index.ts";
import { readSolution, readStub } from "../../exercise-files.ts";
import type { GradedModule } from "../../graded-module.ts";
import { exerciseOfCell, toplabMetadata } from "../../lesson-metadata.ts";
import { type CellRole, nbgraderMetadata } from "./cell-metadata.ts";

/**
 * A lesson as nbgrader's `source/` wants it: solutions in their cells, with the stub that students
 * get kept beside them, and after each exercise a locked cell that earns its points, unless a person gives them.
 */
export async function sourceNotebook(module: GradedModule): Promise<string> {
  const cells: Cell[] = [];
  for (const cell of module.notebook.cells) {
    const exercise = module.exercises.find(({ id }) => id === exerciseOfCell(cell));
    if (!exercise) {
      cells.push(isStatement(cell, module) ? marked(cell, { kind: "read-only" }) : cell);
      continue;
    }
    const { id, points, marking } = exercise;
    const role: CellRole = marking ? { kind: "manual", points } : { kind: "solution" };
    cells.push(await solved(cell, module.courseRoot, id, role));
    if (marking) continue;
    cells.push(marked(pointsCell(id), { kind: "tests", points }));
  }
  return formatNotebook({ ...module.notebook, cells });
}

/** The text before an exercise says what is asked. */
function isStatement(cell: Cell, { notebook }: GradedModule): boolean {
  const next = notebook.cells[notebook.cells.indexOf(cell) + 1];
  return cell.cell_type === "markdown" && next !== undefined && exerciseOfCell(next) !== undefined;
}

/** nbgrader's own stub is one for all cells, so ours travels with the cell until the release is made. */
async function solved(
  cell: Cell,
  courseRoot: string,
  exercise: string,
  role: CellRole,
): Promise<Cell> {
  const toplab = { ...toplabMetadata(cell), stub: await readStub(courseRoot, exercise) };
  const source = await readSolution(courseRoot, exercise);
  const metadata = { ...cell.metadata, toplab };
  if (cell.cell_type !== "code") return marked({ ...cell, source, metadata }, role);
  return marked({ ...cell, source, metadata, execution_count: null, outputs: [] }, role);
}

/** Throws where nothing was earned, since versions of nbgrader gave all points for the result 0. */
function pointsCell(exercise: string): CodeCell {
  const slug = exercise.split("/")[1]!;
  const source = `await check("${slug}").then(({ points }) => {
  if (points > 0) return points;
  throw new Error("No points yet for ${slug}");
})`;
  const head = { cell_type: "code", id: `${slug}-points`, execution_count: null } as const;
  return { ...head, metadata: {}, source, outputs: [] };
}

function marked<Marked extends Cell>(cell: Marked, role: CellRole): Marked {
  const cell_type = cell.cell_type === "code" ? "code" : "markdown";
  const nbgrader = nbgraderMetadata(cell.id, role, { cell_type, source: cell.source });
  return { ...cell, metadata: { ...cell.metadata, nbgrader } };
}

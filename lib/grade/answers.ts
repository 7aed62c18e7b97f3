import type { Cell, Notebook } from "../kernel/index.ts";
import { exerciseOfCell } from "./lesson-metadata.ts";

/** The notebook with the code of its exercises' cells replaced, by exercise id; the others stay as they are. */
export function withAnswers(
  notebook: Notebook,
  answers: Readonly<Record<string, string>>,
): Notebook {
  const answer = (cell: Cell): Cell => {
    const source = answers[exerciseOfCell(cell) ?? ""];
    if (cell.cell_type !== "code" || source === undefined) return cell;
    return { ...cell, source: source.trimEnd(), execution_count: null, outputs: [] };
  };
  return { ...notebook, cells: notebook.cells.map(answer) };
}

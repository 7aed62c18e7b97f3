import type { Cell, Notebook } from "../kernel/index.ts";
import { exerciseOfCell } from "./lesson-metadata.ts";

/** The notebook with the answers in its exercises' cells replaced, by exercise id; the others stay as they are. */
export function withAnswers(
  notebook: Notebook,
  answers: Readonly<Record<string, string>>,
): Notebook {
  const answer = (cell: Cell): Cell => {
    const source = answers[exerciseOfCell(cell) ?? ""];
    if (source === undefined) return cell;
    if (cell.cell_type !== "code") return { ...cell, source: source.trimEnd() };
    return { ...cell, source: source.trimEnd(), execution_count: null, outputs: [] };
  };
  return { ...notebook, cells: notebook.cells.map(answer) };
}

import { createHash } from "node:crypto";
import { exerciseOfCell } from "../grade/lesson-metadata.ts";
import type { Cell, Notebook } from "../kernel/index.ts";
import type { CellSource } from "./protocol.ts";
import type { Results } from "./results.ts";

/** A name for the texts of a notebook: the same for the same cells, whatever they have put out. */
export function revisionOf({ cells }: Notebook): string {
  const texts = cells.map(({ id, cell_type, source }) => [id, cell_type, source]);
  return createHash("sha256").update(JSON.stringify(texts)).digest("base64url");
}

/** The cells as the page edits them. */
export function cellSources({ cells }: Notebook): readonly CellSource[] {
  return cells.map((cell) => {
    const exercise = exerciseOfCell(cell);
    return {
      id: cell.id,
      kind: cell.cell_type,
      source: cell.source,
      ...(exercise === undefined ? {} : { exercise }),
      ...("attachments" in cell && cell.attachments ? { attachments: cell.attachments } : {}),
    };
  });
}

/** The notebook with the page's cells; metadata, and pictures that the page does not send, stay with the cells that had them. */
export function withSources(notebook: Notebook, sources: readonly CellSource[]): Notebook {
  const old = new Map(notebook.cells.map((cell) => [cell.id, cell]));
  const cells = sources.map(({ id, kind, source, attachments }): Cell => {
    const before = old.get(id);
    const pictures = kind !== "code" && attachments ? { attachments } : {};
    if (before?.cell_type === kind) return { ...before, source, ...pictures };
    return kind === "code"
      ? { cell_type: "code", id, metadata: {}, source, execution_count: null, outputs: [] }
      : { cell_type: kind, id, metadata: {}, source, ...pictures };
  });
  return { ...notebook, cells };
}

/** The notebook with what its cells have put out. */
export function withResults(notebook: Notebook, results: Results): Notebook {
  const cells = notebook.cells.map((cell): Cell => {
    const result = cell.cell_type === "code" ? results.of(cell.id) : undefined;
    if (cell.cell_type !== "code" || !result) return cell;
    return { ...cell, execution_count: result.executionCount, outputs: result.outputs };
  });
  return { ...notebook, cells };
}

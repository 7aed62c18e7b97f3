import type { CellSource } from "../../protocol.ts";
import type { Piece } from "./cell-changes.ts";
import type { Workbench } from "./workbench.ts";

/** Shows what the file holds now, as one change that can be undone; cells that stay keep their outputs. */
export function takeOver({ list, changes, create }: Workbench, cells: readonly CellSource[]): void {
  const old = new Map(list.all().map((cell) => [cell.id, cell]));
  const before = list.all().map((cell): Piece => ({ cell, text: cell.text() }));
  const after = cells.map((source): Piece => {
    const cell = old.get(source.id);
    return cell?.kind === source.kind ? { cell, text: source.source } : { cell: create(source) };
  });
  changes.make({ at: 0, before, after });
}

import type { CellList } from "./cell-list.ts";
import { isCodeCell } from "./cells.ts";
import type { CodeCell } from "./code-cell.ts";
import type { Commands } from "./commands.ts";

type Steps = "selectAbove" | "selectBelow" | "extendAbove" | "extendBelow" | "selectAll";
type Modes = "edit" | "leaveEditor";
type Outputs = "toggleOutput" | "scrollOutput";

/** Commands that go from cell to cell, in and out of texts, and put outputs away. */
export function moveCommands(list: CellList): Pick<Commands, Steps | Modes | Outputs> {
  const step = (direction: -1 | 1, extending: boolean) => (): void => {
    const active = list.active();
    const next = active && list.all()[list.place(active) + direction];
    if (next) list.activate(next, { focuses: true, extends: extending });
  };
  const outputs = (act: (cell: CodeCell) => void) => (): void => {
    for (const cell of list.selected()) if (isCodeCell(cell)) act(cell);
  };
  return {
    edit: () => list.active()?.edit(),
    leaveEditor() {
      const active = list.active();
      if (active) list.activate(active, { focuses: true });
    },
    selectAbove: step(-1, false),
    selectBelow: step(1, false),
    extendAbove: step(-1, true),
    extendBelow: step(1, true),
    selectAll() {
      const [first] = list.all();
      const last = list.all().at(-1);
      if (!first || !last) return;
      list.activate(first);
      list.activate(last, { focuses: true, extends: true });
    },
    toggleOutput: outputs((cell) => cell.toggleOutputs()),
    scrollOutput: outputs((cell) => cell.scrollOutputs()),
  };
}

import type { NotebookServer } from "../common/server.ts";
import type { CellList } from "../notebook/cell-list.ts";
import { declaredNames } from "./declared-names.ts";
import type { EditorHelp } from "./help-source.ts";

/** What editors ask of the kernel, and of the other cells while it is busy. */
export function kernelHelp(
  list: CellList,
  server: NotebookServer,
  isBusy: () => boolean,
): EditorHelp {
  const known = new Map<string, readonly string[]>();
  const namesIn = (code: string): readonly string[] => {
    const names = known.get(code) ?? declaredNames(code);
    known.set(code, names);
    return names;
  };
  return {
    complete: server.complete,
    inspect: server.inspect,
    diagnose: server.diagnose,
    isBusy,
    declared() {
      const declared = new Map<string, number>();
      for (const [i, cell] of list.all().entries()) {
        if (cell.kind !== "code") continue;
        for (const name of namesIn(cell.text())) if (!declared.has(name)) declared.set(name, i + 1);
      }
      if (known.size > 2000) known.clear(); // texts of long ago
      return declared;
    },
  };
}

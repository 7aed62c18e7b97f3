import { typesetNow } from "../common/typeset.ts";
import type { CellList } from "./cell-list.ts";

/** Prints the notebook with everything typeset and every output unfolded. */
export async function printNotebook(): Promise<void> {
  await typesetNow();
  window.print();
}

/** Unfolds whenever the page is printed, also from the browser's own menu. */
export function unfoldForPrint(list: CellList): void {
  window.addEventListener("beforeprint", () => {
    for (const fold of list.element.querySelectorAll<HTMLElement>(".outputs .fold")) fold.click();
  });
}

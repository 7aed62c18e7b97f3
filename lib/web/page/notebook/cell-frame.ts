import type { CellSource } from "../../protocol.ts";
import { element } from "../common/element.ts";

export interface CellFrame {
  readonly element: HTMLElement;
  /** Left of the text: the run button and the count. */
  readonly gutter: HTMLElement;
  /** What the cell consists of. */
  readonly paper: HTMLElement;
}

/** What cells of all kinds are built into; it takes the focus in command mode. */
export function cellFrame({ id, kind, exercise }: CellSource): CellFrame {
  const gutter = element("div", { className: "gutter" });
  const paper = element("div", { className: "paper" });
  const section = element(
    "section",
    {
      className: `cell ${kind === "code" ? "code" : "text"}`,
      id: `cell-${id}`,
      tabIndex: -1,
      role: "group",
    },
    gutter,
    paper,
  );
  section.dataset["kind"] = kind;
  if (exercise !== undefined) section.dataset["exercise"] = exercise;
  return { element: section, gutter, paper };
}

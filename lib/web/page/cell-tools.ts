import { element, icon } from "./element.ts";
import { icons } from "./icons.ts";

export interface CellToolActions {
  add(kind: "code" | "markdown"): void;
  /** Missing where the cell must stay: the grader looks for it. */
  remove?(): void;
}

/** The small buttons at the lower edge of a cell. */
export function cellTools({ add, remove }: CellToolActions): HTMLElement {
  const tools = element(
    "div",
    { className: "edge-tools" },
    tool("+ Code", "Add a code cell below", () => add("code")),
    tool("+ Text", "Add a text below", () => add("markdown")),
  );
  if (remove) {
    const bin = tool("", "Delete this cell", remove);
    bin.ariaLabel = "Delete this cell";
    bin.append(icon(icons.bin));
    tools.append(bin);
  }
  return tools;
}

function tool(label: string, title: string, onclick: () => void): HTMLButtonElement {
  return element("button", { className: "edge", textContent: label, title, onclick });
}

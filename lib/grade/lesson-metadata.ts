import type { Notebook } from "../kernel/index.ts";

/** What a notebook or a cell carries for us, in `metadata.toplab`: unchecked. */
export function toplabMetadata({
  metadata: { toplab },
}: Pick<Notebook, "metadata">): Readonly<Record<string, unknown>> {
  return typeof toplab === "object" && toplab !== null ? { ...toplab } : {};
}

/** The exercise a cell belongs to. */
export function exerciseOfCell(cell: Pick<Notebook, "metadata">): string | undefined {
  const { exercise } = toplabMetadata(cell);
  return typeof exercise === "string" ? exercise : undefined;
}

/** Whether a cell of the lesson only shows something, so that grading can do without it. */
export function isForShow(cell: Pick<Notebook, "metadata">): boolean {
  return toplabMetadata(cell)["forShow"] === true;
}

/** The names in a list of the notebook's metadata, such as its data sets or prerequisites. */
export function idList(
  notebook: Pick<Notebook, "metadata">,
  key: "datasets" | "prerequisites",
): readonly string[] {
  const list = toplabMetadata(notebook)[key];
  return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
}

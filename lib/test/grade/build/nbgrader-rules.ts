interface LooseCell {
  readonly cell_type: string;
  readonly metadata: { readonly nbgrader?: Mark };
}

type Mark = Readonly<Record<string, unknown>>;

const flags = ["grade", "locked", "solution"];
const allowed = [...flags, "schema_version", "task", "grade_id", "points", "checksum", "cell_type"];

/** What is wrong with a cell, and when. */
const rules: Readonly<Record<string, (mark: Mark, cellType: string) => boolean>> = {
  "has unknown keys": (mark) => Object.keys(mark).some((key) => !allowed.includes(key)),
  "is not of version 3": (mark) => mark["schema_version"] !== 3,
  "lacks a flag": (mark) => [...flags, "task"].some((key) => typeof mark[key] !== "boolean"),
  "is a task": (mark) => mark["task"] === true,
  "has no id": (mark) => !/^[\w-]+$/.test(String(mark["grade_id"] ?? "")),
  "is graded without points": (mark) => mark["grade"] === true && !(Number(mark["points"]) >= 0),
  "has points and is not graded": (mark) => mark["grade"] === false && "points" in mark,
  "is text that is graded and no answer": (mark, cellType) =>
    cellType === "markdown" && mark["grade"] !== mark["solution"],
  "is of another type": (mark, cellType) => mark["cell_type"] !== cellType,
  "has no checksum": (mark) => !/^[\da-f]{32}$/.test(String(mark["checksum"])),
};

/** What nbgrader's documentation of its metadata, version 3, has against a notebook; written from that text alone. */
export function nbgraderFaults({ cells }: { readonly cells: readonly LooseCell[] }): string[] {
  const marked = cells.flatMap(({ cell_type, metadata: { nbgrader } }) =>
    nbgrader ? [{ cell_type, nbgrader, id: String(nbgrader["grade_id"]) }] : [],
  );
  const ids = marked.map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) < i))];
  const broken = marked.flatMap(({ cell_type, nbgrader, id }) =>
    Object.entries(rules).flatMap(([what, isBroken]) =>
      isBroken(nbgrader, cell_type) ? [`${id}: ${what}`] : [],
    ),
  );
  return [...twice.map((id) => `${id}: has the id of another cell`), ...broken];
}

import type { Cell, Notebook } from "../../kernel/index.ts";

/**
 * Whether code outside of an exercise's cells, and not the course's own, defines one of its answers, as
 * far as the text shows: the probe takes whatever has the name, and a person may want to look.
 */
export function isDefinedElsewhere(
  { cells }: Notebook,
  course: Notebook,
  { own, names }: { readonly own: readonly Cell[]; readonly names: readonly string[] },
): boolean {
  const patterns = names.map(definition);
  const given = new Set(course.cells.map(({ source }) => source));
  return cells.some(
    (cell) =>
      cell.cell_type === "code" &&
      !own.includes(cell) &&
      !given.has(cell.source) &&
      patterns.some((pattern) => pattern.test(cell.source)),
  );
}

/** A declaration or assignment of a name; bounded, so that no text takes long. */
function definition(name: string): RegExp {
  const plain = name.replace(/[$]/g, "\\$&");
  const declared = `\\b(?:function|class|const|let|var)[\\s*]{1,9}${plain}(?![\\w$])`;
  const destructured = `\\b(?:const|let|var)\\s{0,9}[[{][^;=]{0,400}(?<![\\w$])${plain}(?![\\w$])`;
  const assigned = `(?:^|[;{}(,])[^\\S\\n]{0,99}${plain}\\s{0,9}=(?![=>])`;
  return new RegExp(`${declared}|${destructured}|${assigned}`, "m");
}

import { createHash } from "node:crypto";

/** `metadata.nbgrader` of a cell, version 3 of the schema, which allows no other keys. */
export interface NbgraderMetadata {
  readonly schema_version: 3;
  readonly grade: boolean;
  readonly locked: boolean;
  readonly solution: boolean;
  readonly task: boolean;
  /** Unique in the notebook; letters, digits, "_" and "-". */
  readonly grade_id: string;
  readonly points?: number;
  readonly cell_type?: "code" | "markdown";
  readonly checksum?: string;
}

/** What a cell is for, in nbgrader's words. */
export type CellRole =
  /** Text or code that students must not change. */
  | { readonly kind: "read-only" }
  /** The student's answer, judged by another cell. */
  | { readonly kind: "solution" }
  /** The student's answer, which a person marks in nbgrader's own pages. */
  | { readonly kind: "manual"; readonly points: number }
  /** Code that earns the points. */
  | { readonly kind: "tests"; readonly points: number };

/** The metadata of a cell with its checksum, by which nbgrader sees whether a locked cell was changed. */
export function nbgraderMetadata(
  gradeId: string,
  role: CellRole,
  cell: { readonly cell_type: "code" | "markdown"; readonly source: string },
): NbgraderMetadata {
  const metadata: NbgraderMetadata = {
    schema_version: 3,
    grade: "points" in role,
    locked: role.kind === "read-only" || role.kind === "tests",
    solution: role.kind === "solution" || role.kind === "manual",
    task: false,
    grade_id: gradeId,
    cell_type: cell.cell_type,
    ...("points" in role && { points: role.points }),
  };
  return { ...metadata, checksum: checksum(cell, metadata) };
}

/** nbgrader's checksum: MD5 of the source and of what matters of the metadata, written as Python writes it. */
export function checksum(
  { cell_type, source }: { readonly cell_type: string; readonly source: string },
  { grade, solution, locked, grade_id, points = 0 }: NbgraderMetadata,
): string {
  const md5 = createHash("md5").update(source).update(cell_type);
  for (const flag of [grade, solution, locked]) md5.update(flag ? "True" : "False");
  md5.update(grade_id);
  if (grade) md5.update(Number.isInteger(points) ? `${points}.0` : `${points}`);
  return md5.digest("hex");
}

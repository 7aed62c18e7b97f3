import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../io/whole-file.ts";

/** What an export is made of. */
export interface Exported {
  readonly files: readonly ExportedFile[];
  /** Who is left out and why, and what else the instructor must know, a sentence each. */
  readonly notices: readonly string[];
}

export interface ExportedFile {
  /** Below the export's folder; "" when the export is this one file. */
  readonly path: string;
  /** Missing when there must be no such file, as an earlier run's would be a false mark. */
  readonly text?: string;
}

/** Writes an export to its place, each file all or not at all. */
export function writeExported(place: string, { files }: Exported): void {
  for (const { path, text } of files) {
    if (text === undefined) rmSync(join(place, path), { force: true });
    else writeWhole(join(place, path), text);
  }
}

/** Names of files for these students, which every system takes and no two share. */
export function fileNames(students: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return students.map((student) => {
    const plain = student
      .normalize()
      .replace(/[\p{Cc}\\/:*?"<>|\u202A-\u202E\u2066-\u2069]/gu, "_");
    const short =
      [...plain]
        .slice(0, 50)
        .join("")
        .replace(/^[.\s]+|[.\s]+$/g, "") || "student";
    let name = short;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${short} (${i})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

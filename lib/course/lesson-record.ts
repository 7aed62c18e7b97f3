import { createHash } from "node:crypto";
import { exerciseOfCell, isForShow, toplabMetadata } from "../grade/lesson-metadata.ts";
import type { Cell, Notebook } from "../kernel/index.ts";

/**
 * What a lesson's cells were when a copy of it was made: cell id → fingerprint, in the lesson's
 * order. A copy carries it in `metadata.toplab.lesson`, and so tells what its reader has changed.
 */
export type LessonRecord = ReadonlyMap<string, string>;

/** The same for cells of the same kind, text and role in the lesson, whatever they have put out. */
export function fingerprint(cell: Cell): string {
  const { cell_type, source } = cell;
  const said = JSON.stringify([cell_type, source, exerciseOfCell(cell), isForShow(cell)]);
  return createHash("sha256").update(said).digest("base64url").slice(0, 16);
}

/** What a lesson's cells are now. */
export function recordOf({ cells }: Notebook): LessonRecord {
  return new Map(cells.map((cell) => [cell.id, fingerprint(cell)]));
}

/** The copy, saying that it was made from the lesson as it is now. */
export function withRecord(copy: Notebook, lesson: Notebook): Notebook {
  const entries = [...recordOf(lesson)].map((entry) => entry.join(":"));
  const toplab = { ...toplabMetadata(copy), lesson: entries };
  return { ...copy, metadata: { ...copy.metadata, toplab } };
}

/** What a copy says it was made from; nothing for one made before copies said so. */
export function recordIn(copy: Notebook): LessonRecord | undefined {
  const { lesson } = toplabMetadata(copy);
  if (!Array.isArray(lesson)) return undefined;
  const entries = lesson.map((entry) => String(entry).split(":"));
  return new Map(entries.map(([id = "", print = ""]) => [id, print]));
}

/** Whether two lessons have the same cells in the same order. */
export function isSameRecord(a: LessonRecord, b: LessonRecord): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

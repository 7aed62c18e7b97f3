import type { EventTable } from "../../event/index.ts";
import type { FileColumns } from "../objects/file-columns.ts";

/** A file of events, as far as can be told without reading them. */
export interface EventFile extends FileColumns {
  readonly path: string;
  readonly tree: string | undefined;
  readonly nEvents: number;
  /** Of the file on disk, to see whether it is still the same. */
  readonly bytes: number;
  readonly modified: number;
  /** Words that our own samples carry. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The events themselves, if they are in memory and the file is none. */
  readonly events?: EventTable;
}

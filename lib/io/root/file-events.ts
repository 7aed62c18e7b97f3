import type { FileTable } from "./file-column.ts";
import type { Refused, TreeColumn } from "./tree-column.ts";

/** Events in a ROOT file, of which any columns of any range can be read. */
export interface FileEvents {
  readonly kind: "TTree" | "RNTuple";
  /** File and name, for messages. */
  readonly where: string;
  readonly nEvents: number;
  readonly columns: readonly TreeColumn[];
  readonly refused: readonly Refused[];
  /** Bytes of the columns of that name, unpacked, all events together; roughly. */
  bytesOf(names: readonly string[]): number;
  /** Columns of these names, from one event to before another. */
  read(names: readonly string[], from: number, to: number): Promise<FileTable["columns"]>;
}

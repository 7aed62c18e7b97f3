import type { RootFile } from "../root-file.ts";
import type { Refused, TreeColumn } from "../tree-column.ts";
import type { BasketPlace } from "./basket.ts";
import type { BranchShape } from "./branch-shape.ts";

/** A branch and how its entries are written. */
export interface BranchSource extends BranchShape {
  readonly name: string;
  /** Length of its data, unpacked. */
  readonly bytes: number;
  /** File, tree and branch, for messages. */
  readonly where: string;
  /** Where its baskets are; throws if the branch is damaged. */
  places(): readonly BasketPlace[];
}

export interface SourcedColumn extends TreeColumn {
  readonly source: BranchSource;
  /** Which of the columns of the branch. */
  readonly path: string;
}

export interface OpenTree {
  readonly file: RootFile;
  /** File and tree, for messages. */
  readonly where: string;
  readonly nEvents: number;
  readonly columns: readonly SourcedColumn[];
  readonly refused: readonly Refused[];
  /** Branches by name, for those that others count by. */
  readonly sources: ReadonlyMap<string, BranchSource>;
}

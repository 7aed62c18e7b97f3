export {
  type FileColumn,
  type FileLists,
  type FileNumbers,
  type FileTable,
  isLists,
  isWords,
} from "./file-column.ts";
export { type Hist2D, readHistogram, readHistogram2d } from "./histogram.ts";
export {
  inspectRoot,
  listRoot,
  type RootKey,
  type RootSummary,
  type TreeSummary,
} from "./list-root.ts";
export {
  listTree,
  type ReadTreeOptions,
  readColumns,
  readTree,
  type TreeChunkOptions,
  type TreeListing,
  treeChunks,
} from "./read-tree.ts";
export type { Refused, TreeColumn } from "./tree-column.ts";

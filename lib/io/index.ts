export { readArrow, writeArrow } from "./arrow.ts";
export { type CsvOptions, type ParseCsvOptions, parseCsv, readCsv } from "./csv.ts";
export { csvHeader, csvLines } from "./csv-text.ts";
export { type Dataset, type DatasetOptions, dataset, withEvents } from "./dataset.ts";
export type { DownloadOptions, DownloadProgress } from "./download.ts";
export { type HepMcFile, type OnHepMcEvent, readHepMc } from "./hepmc.ts";
export { type ParquetColumn, parquetFormat } from "./hyparquet.ts";
export {
  type FileSummary,
  inspectFile,
  type ReadFileOptions,
  readFileColumns,
} from "./layouts/event-file.ts";
export { eventModel, type ModelColumn } from "./layouts/event-model.ts";
export {
  describeEvents,
  type EventChunkOptions,
  type EventsOptions,
  type EventsSummary,
  eventChunks,
  readEvents,
} from "./layouts/read-events.ts";
export {
  type LheBeam,
  type LheFile,
  type LheHeader,
  type LheProcess,
  type OnLheEvent,
  type ReadEventsOptions,
  readLhe,
} from "./lhe.ts";
export { type LocalCopy, localCopies } from "./local-copies.ts";
export {
  type DatasetAddress,
  type DatasetColumn,
  type DatasetEntry,
  type DatasetSource,
  datasetEntry,
  manifest,
} from "./manifest.ts";
export { type Obtained, type ObtainOptions, obtain } from "./obtain.ts";
export {
  listParquet,
  type ParquetListing,
  type ReadParquetOptions,
  readParquet,
} from "./parquet.ts";
export type { ParquetField, ParquetFormat, ParquetKind } from "./parquet-format.ts";
export { type ParquetPage, type ParquetPages, parquetPages } from "./parquet-pages.ts";
export { type DataPlaces, dataPlaces } from "./places.ts";
export { quietly } from "./quietly.ts";
export {
  type FileColumn,
  type FileLists,
  type FileNumbers,
  type FileTable,
  type Hist2D,
  inspectRoot,
  isLists,
  isWords,
  listRoot,
  listTree,
  type ReadTreeOptions,
  type Refused,
  type RootKey,
  type RootSummary,
  readColumns,
  readHistogram,
  readHistogram2d,
  readTree,
  type TreeChunkOptions,
  type TreeColumn,
  type TreeListing,
  type TreeSummary,
  treeChunks,
} from "./root/index.ts";
export { type ShippedEntry, shippedDatasets, shippedFile } from "./shipped.ts";
export { readText } from "./text-file.ts";
export type { TextProgress } from "./text-lines.ts";
export type { Patience } from "./transfer.ts";
export { writeWhole } from "./whole-file.ts";
export { type CsvDraft, createCsv, writeCsv } from "./write-csv.ts";
export {
  createParquet,
  type ParquetDraft,
  type WriteParquetOptions,
  writeParquet,
} from "./write-parquet.ts";

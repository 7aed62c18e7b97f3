export { formatNotebook } from "./format-notebook.ts";
export type {
  Candidate,
  Completeness,
  Completion,
  Diagnostic,
  ExecuteOptions,
  ExecuteReply,
  Failure,
  Handler,
  Inspection,
  Kernel,
  KernelExit,
  KernelOptions,
  Launch,
  OnOutput,
  ProbeReply,
} from "./kernel.ts";
export type { Cell, CodeCell, Metadata, Notebook, StoredOutput, TextCell } from "./notebook.ts";
export type {
  ClearOutput,
  DisplayOutput,
  ErrorOutput,
  Output,
  ResultOutput,
  StreamOutput,
} from "./output.ts";
export { createOutputList, type OutputList } from "./output-list.ts";
export { parseNotebook } from "./parse-notebook.ts";
export {
  type CellFailure,
  type NotebookRun,
  type RunOptions,
  runNotebook,
} from "./run-notebook.ts";
export { startKernel } from "./start-kernel.ts";
export type { Opaque } from "./values.ts";
export { type WarmKernels, warmKernels } from "./warm-kernels.ts";

import type { Analysis } from "../config/analysis.ts";
import type { CompiledSelection } from "./compile-selection.ts";
import type { PileUpFactors } from "./event-weights.ts";

/** What is to come of a chunk. */
export interface ChunkPurpose {
  readonly histograms: boolean;
  readonly rows: boolean;
}

/** A chunk of a file, and how its sample is weighed. */
export interface ChunkContext {
  readonly analysis: Analysis;
  readonly selection: CompiledSelection;
  readonly scale: number;
  readonly pileUp: PileUpFactors | undefined;
  /** For messages. */
  readonly file: string;
  /** Number of the chunk's first event in its file, and in its sample. */
  readonly from: number;
  readonly firstEntry: number;
  /** 0 for events that are not to be counted. */
  readonly counts: Uint8Array | undefined;
  readonly purpose: ChunkPurpose;
}

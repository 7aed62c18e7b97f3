import type { EncodedBlock, Encoding } from "./encoded-block.ts";
import type { ProcessSummary, SimulationJob } from "./make-block.ts";

/** What a worker is started with. */
export interface WorkerTask {
  readonly job: SimulationJob;
  readonly encoding: Encoding;
}

/** A block that a worker is asked for. */
export interface BlockOrder {
  readonly block: number;
  readonly nEvents: number;
}

export type WorkerAnswer =
  | { readonly kind: "ready"; readonly process: ProcessSummary }
  | { readonly kind: "block"; readonly made: EncodedBlock }
  | { readonly kind: "failed"; readonly error: unknown };

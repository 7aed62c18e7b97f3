import type { Random } from "../../core/index.ts";
import type { Features } from "../features.ts";
import type { WeightOption } from "../metrics/scored.ts";

/** How strange events are, to something that has seen what is usual. */
export interface AnomalyScore {
  /** One number per row, larger for stranger. */
  score(features: Features): Float64Array;
}

/** A way to look for strange events without labels, with its settings, before it has seen any. */
export interface AnomalyDetector<Result extends AnomalyScore = AnomalyScore> {
  /** As it stands in a table: "isolation forest". */
  readonly name: string;
  /** Learns what is usual; weights must not be negative. The same random numbers give the same result. */
  fit(usual: Features, random: Random, options?: WeightOption): Result | Promise<Result>;
}

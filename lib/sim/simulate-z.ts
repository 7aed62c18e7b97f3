import type { EventTable } from "../event/index.ts";
import { type DetectOptions, detect } from "./detector/detect.ts";
import { type DrellYanOptions, generateDrellYan } from "./generator/drell-yan/drell-yan.ts";

export interface SimulateZOptions extends Omit<DrellYanOptions, "lepton" | "nEvents"> {
  /** Number of collisions to generate; about half of them are seen. */
  nEvents: number;
  /** How the detector treats them. */
  detector?: Omit<DetectOptions, "seed">;
}

/** Z → μμ as a detector sees it, in one step: generated, radiated, measured, under the CMS column names. */
export function simulateZ({ detector = {}, ...options }: SimulateZOptions): EventTable {
  const { sqrtS, massRange = [60, 120], nEvents, seed } = options;
  const margin: readonly [number, number] = [0.8 * massRange[0], 1.2 * massRange[1]];
  const sample = generateDrellYan({
    nEvents,
    seed,
    massRange: margin,
    ...(sqrtS === undefined ? {} : { sqrtS }),
  });
  return detect(sample, { massRange, ...detector });
}

import { studentSeed } from "../../core/index.ts";
import { makerOf } from "./collisions.ts";
import { FIDUCIAL_SHARE, ownRates } from "./measurement.ts";

/** σ(tt̄) of the simulation [pb]: NNLO+NNLL for m_t = 172.5 GeV (Top++ 2.0, arXiv:1112.5675). */
export const TOP_PAIRS = 831.76;

/** What is true of a student's nature [pb]. For judges. */
export interface OwnCrossSections {
  /** Z/γ* → ℓℓ of one kind, pT > 25 GeV, |η| < 2.5, 66–116 GeV. */
  readonly z: number;
  readonly ttbar: number;
}

/** The cross-sections that a student's data were made with. For judges. */
export function ownCrossSections(seed: number = studentSeed()): OwnCrossSections {
  const { z, ttbar } = ownRates(seed);
  return { z: z * FIDUCIAL_SHARE * makerOf("zee").crossSection, ttbar: ttbar * TOP_PAIRS };
}

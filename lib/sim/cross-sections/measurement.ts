import { studentSeed } from "../../core/index.ts";
import { streamOf } from "../stream.ts";

/** What is the same in everybody's year of data. */
export const conditions: {
  /** Of the whole year [1/pb]: that of ATLAS in 2015. */
  readonly luminosity: number;
  /** Pairs of electrons or of muons are so frequent that one in so many is kept. */
  readonly prescale: number;
} = { luminosity: 3200, prescale: 100 };

/**
 * Part of pp → Z/γ* → ℓℓ, 60–120 GeV, with both leptons at pT > 25 GeV, |η| < 2.5 and a mass of 66–116 GeV: of
 * 4,000,000 events of this generator with its parton shower, ± 0.0003.
 */
export const FIDUCIAL_SHARE = 0.3793;

/** How a student's nature and detector differ from the simulation: factors. */
export interface OwnRates {
  /** Of the rate of Z bosons. */
  readonly z: number;
  /** Of the rate of top pairs. */
  readonly ttbar: number;
  /** Of the number of b-tagged jets. */
  readonly tags: number;
}

/** Everybody's nature has rates of its own. For judges. */
export function ownRates(seed: number = studentSeed()): OwnRates {
  const random = streamOf(seed, "cross-sections/rates");
  return {
    z: 0.8 + 0.4 * random(),
    ttbar: 0.8 + 0.4 * random(),
    tags: 0.9 + 0.1 * random(),
  };
}

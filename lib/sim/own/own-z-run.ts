import { splitSeed, studentSeed } from "../../core/index.ts";
import { streamOf } from "../stream.ts";
import { farApart } from "./far-apart.ts";
import { PUBLIC_SEED } from "./public-seed.ts";

/** What `generateDrellYan` needs for the collisions of one run. */
export interface ZRun {
  readonly nEvents: number;
  /** Energy of the two protons together [GeV]. */
  readonly sqrtS: number;
  readonly seed: number;
}

/**
 * A student's own run of the collider: 60,000 to 120,000 Z/γ* at an energy of its own from 7 TeV, where the
 * LHC began, to 14 TeV, for which it was designed. With the public seed 100,000 at 13 TeV.
 */
export function ownZRun(seed: number = studentSeed()): ZRun {
  if (seed === PUBLIC_SEED) return { nEvents: 100_000, sqrtS: 13_000, seed: 13 };
  return {
    nEvents: 60_000 + Math.floor(60_000 * streamOf(seed, "size of the Z run")()),
    sqrtS: 7000 + Math.round(7000 * farApart(seed, "rootOfTwo")),
    seed: splitSeed(seed, "Z run"),
  };
}

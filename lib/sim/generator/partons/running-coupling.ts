import { particles } from "../../../core/index.ts";
import { log } from "../../portable-math.ts";
import { alphaSOf } from "./evolution.ts";
import { lesHouches } from "./les-houches.ts";
import { betaZero } from "./splitting-functions.ts";

/** αs as a function of ln μ² (μ in GeV), for scales above the beauty quark's mass. */
export type RunningCoupling = (logMu2: number) => number;

const FLAVOURS = 5;

/**
 * One-loop αs with five flavours, 1/αs(μ²) = 1/αs(M_Z²) + (β₀/4π) ln(μ²/M_Z²).
 *
 * Without an argument it is the coupling that the benchmark densities were evolved with,
 * αs(M_Z) = 0.124 (`les-houches.ts`); other densities bring their own value at the Z mass.
 */
export function runningCoupling(atZ: number = alphaSOf(lesHouches, Z_MASS2)): RunningCoupling {
  if (!(atZ > 0.05 && atZ < 0.2)) {
    throw new RangeError(`Cannot run αs from ${atZ} at the Z mass: 0.05 to 0.2 wanted`);
  }
  const slope = betaZero(FLAVOURS) / (4 * Math.PI);
  const offset = 1 / atZ - slope * log(Z_MASS2);
  return (logMu2) => 1 / (offset + slope * logMu2);
}

const Z_MASS2: number = particles.Z.mass * particles.Z.mass;

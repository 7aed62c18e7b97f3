import {
  type EnergyMap,
  mixedEnergy,
  resonantEnergy,
  steepEnergy,
} from "../phase-space/phase-space.ts";

/** Smallest and largest mass of a lepton pair [GeV]. */
export type MassWindow = readonly [from: number, to: number];

/** Refuses a window that does not rise, or that the collision cannot fill. */
export function checkMassWindow([from, to]: MassWindow, sqrtS: number): void {
  if (!(from >= 5 && from < to && to < sqrtS)) {
    throw new RangeError(
      `Cannot generate masses ${from}–${to} GeV: the window must rise, from 5 GeV to below ${sqrtS} GeV`,
    );
  }
}

/** How m² is drawn: mostly from the resonance, the rest falling steeply, as photons do. */
export function windowMap(
  [from, to]: MassWindow,
  { mass, width }: { readonly mass: number; readonly width: number },
): EnergyMap {
  const [low, high] = [from * from, to * to];
  return mixedEnergy(resonantEnergy(low, high, mass, width), steepEnergy(low, high), 0.875);
}

import type { EventTable } from "toplab/event";
import { hist1d, regular } from "toplab/hist";
import { decayTimes } from "toplab/sim/resonances";
import { type DecayFit, fitDecayTime } from "toplab/stats/resonances";
import { inMass, windows } from "./lesson-samples.ts";

/** The lesson's fit of the decay times, and what comes out of it if the background is treated wrongly. */
export interface TimeFits {
  readonly right: DecayFit;
  readonly noBackground: DecayFit;
  readonly notScaled: DecayFit;
}

/** Fits pairs around the J/ψ: the times of the sidebands, scaled to the window of the peak, are the background. */
export function timeFits(pairs: EventTable): TimeFits {
  const axis = regular(180, -1, 8);
  const peak = hist1d(axis, decayTimes(inMass(pairs, [windows.peak])));
  const sides = fitDecayTime(hist1d(axis, decayTimes(inMass(pairs, windows.sides))));
  const scaled = (factor: number) => sides.expected.total.map((n) => factor * n);
  return {
    right: fitDecayTime(peak, { background: scaled(0.75) }),
    noBackground: fitDecayTime(peak),
    notScaled: fitDecayTime(peak, { background: scaled(1) }),
  };
}

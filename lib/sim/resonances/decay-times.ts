import { type ParticleName, particles } from "../../core/index.ts";
import { column, type EventTable } from "../../event/index.ts";

/** Speed of light in mm/ps. */
const C = 0.299792458;

/**
 * Pseudo-proper decay time of each pair [ps]: Lxy·m/pT, with the tabulated mass. It would be the time in the
 * rest frame of a b hadron if that had the pT/m of the pair; "pseudo" because it has not quite.
 */
export function decayTimes(events: EventTable, meson: ParticleName = "jpsi"): Float64Array {
  const [lxy, pt] = [column(events, "Lxy"), column(events, "pt")];
  const { mass } = particles[meson];
  return Float64Array.from(lxy, (length, i) => (length * mass) / (pt[i]! * C));
}

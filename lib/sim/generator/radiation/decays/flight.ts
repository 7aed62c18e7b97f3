import type { Random } from "../../../../core/index.ts";
import type { EventRecord } from "../../../../event/index.ts";
import { quickLog } from "../../../quick-math.ts";

/**
 * Puts the decay products of a particle, entries from `first` on, where its flight ends: exponential in its
 * proper decay length cτ [mm], stretched by p/m.
 */
export function placeDecay(
  random: Random,
  { n, px, py, pz, vx, vy, vz }: EventRecord,
  parent: number,
  first: number,
  properLength: number,
  mass: number,
): void {
  const stretch = (-quickLog(1 - random()) * properLength) / mass;
  const x = vx[parent]! + stretch * px[parent]!;
  const y = vy[parent]! + stretch * py[parent]!;
  const z = vz[parent]! + stretch * pz[parent]!;
  for (let i = first; i < n; i++) {
    vx[i] = x;
    vy[i] = y;
    vz[i] = z;
  }
}

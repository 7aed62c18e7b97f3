import { addParticle, type EventRecord, setMomentum, status } from "../../../event/index.ts";
import { exp } from "../../portable-math.ts";
import type { TwoBodyPoint } from "./phase-space.ts";

/** Momentum of either daughter where a mass m [GeV] breaks up into m₁ and m₂: λ^½(m², m₁², m₂²)/2m. */
export function breakUpMomentum(m: number, m1: number, m2: number): number {
  const sum = m1 + m2;
  const difference = m1 - m2;
  const above = Math.max(m - sum, 0); // at threshold, rounding may go below
  return Math.sqrt(above * (m + sum) * (m - difference) * (m + difference)) / (2 * m);
}

/** Gives particles `i` and `i + 1` opposite momenta along ±(nx, ny, nz), with these masses and total energy. */
export function writeBackToBack(
  record: EventRecord,
  i: number,
  energy: number,
  m1: number,
  m2: number,
  nx: number,
  ny: number,
  nz: number,
): void {
  const p = breakUpMomentum(energy, m1, m2);
  const e1 = (energy * energy + (m1 - m2) * (m1 + m2)) / (2 * energy);
  setMomentum(record, i, p * nx, p * ny, p * nz, e1);
  setMomentum(record, i + 1, -p * nx, -p * ny, -p * nz, energy - e1);
}

/** Boosts particles `from` to `to` − 1, given in the rest frame of `parent`, to where the parent has its momentum. */
export function boostFromRest(
  record: EventRecord,
  from: number,
  to: number,
  parent: number,
  mass: number,
): void {
  const { px, py, pz, e } = record;
  const bx = px[parent]!;
  const by = py[parent]!;
  const bz = pz[parent]!;
  const be = e[parent]!;
  for (let i = from; i < to; i++) {
    const energy = (e[i]! * be + px[i]! * bx + py[i]! * by + pz[i]! * bz) / mass;
    const share = (e[i]! + energy) / (be + mass);
    px[i]! += share * bx;
    py[i]! += share * by;
    pz[i]! += share * bz;
    e[i] = energy;
  }
}

/** Boosts all particles from `from` on along the beam by rapidity y. */
export function boostAlongBeam(record: EventRecord, from: number, y: number): void {
  const { pz, e, n } = record;
  const expY = exp(y);
  const cosh = (expY + 1 / expY) / 2;
  const sinh = (expY - 1 / expY) / 2;
  for (let i = from; i < n; i++) {
    const energy = cosh * e[i]! + sinh * pz[i]!;
    pz[i] = cosh * pz[i]! + sinh * e[i]!;
    e[i] = energy;
  }
}

/** Adds the two incoming partons of a point, massless along the beams. */
export function addIncoming(
  record: EventRecord,
  sqrtS: number,
  point: TwoBodyPoint,
  first: number,
  second: number,
): void {
  record.x1 = exp(point.logX1);
  record.x2 = exp(point.logX2);
  const e1 = (record.x1 * sqrtS) / 2;
  const e2 = (record.x2 * sqrtS) / 2;
  setMomentum(record, addParticle(record, first, status.incoming, -1), 0, 0, e1, e1);
  setMomentum(record, addParticle(record, second, status.incoming, -1), 0, 0, -e2, e2);
}

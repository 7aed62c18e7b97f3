import type { EventRecord } from "../../../../event/index.ts";

const isBelow: Uint8Array = new Uint8Array(4096);

/**
 * Moves all that came out of the decay of particle `i` along with it, from momentum (x, y, z, e) to the
 * one it now has in the record: the Lorentz transformation Λv = v − 2(v·S)S/S² + 2(v·P)P′/m², S = P + P′.
 */
export function moveDecayed(
  record: EventRecord,
  i: number,
  x: number,
  y: number,
  z: number,
  energy: number,
): void {
  const { n, mother, px, py, pz, e } = record;
  const x1 = px[i]!;
  const y1 = py[i]!;
  const z1 = pz[i]!;
  const e1 = e[i]!;
  const sx = x + x1;
  const sy = y + y1;
  const sz = z + z1;
  const se = energy + e1;
  const mass2 = energy * energy - x * x - y * y - z * z;
  const s2 = se * se - sx * sx - sy * sy - sz * sz;
  isBelow.fill(0, 0, n);
  isBelow[i] = 1;
  for (let k = i + 1; k < n; k++) {
    if (mother[k]! < 0 || isBelow[mother[k]!] === 0) continue;
    isBelow[k] = 1;
    const toSum = (2 * (e[k]! * se - px[k]! * sx - py[k]! * sy - pz[k]! * sz)) / s2;
    const toOld = (2 * (e[k]! * energy - px[k]! * x - py[k]! * y - pz[k]! * z)) / mass2;
    px[k]! += toOld * x1 - toSum * sx;
    py[k]! += toOld * y1 - toSum * sy;
    pz[k]! += toOld * z1 - toSum * sz;
    e[k]! += toOld * e1 - toSum * se;
  }
}

import type { Random } from "../../../core/index.ts";
import { type EventRecord, setMomentum } from "../../../event/index.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { recoil } from "./initial-emission.ts";
import { quickLog } from "./quick-math.ts";

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/**
 * Gives the two incoming partons the transverse momentum that they have in the protons, and from
 * emissions too soft to be resolved: together Gaussian with this σ [GeV] for each component. Mass and
 * rapidity of what they make stay; both partons take half of it and stay massless.
 */
export function addIntrinsicMomentum(
  random: Random,
  record: EventRecord,
  sigma: number,
  sqrtS: number,
): void {
  const kt = sigma * Math.sqrt(-2 * quickLog(1 - random()));
  drawAzimuth(random, angle);
  const kx = kt * angle.cosPhi;
  const ky = kt * angle.sinPhi;
  const plus = record.x1 * sqrtS;
  const minus = record.x2 * sqrtS;
  const mass2 = plus * minus;
  const stretch = Math.sqrt(1 + (kt * kt) / mass2);
  const newPlus = plus * stretch;
  const newMinus = minus * stretch;
  recoil(record, newPlus, newMinus, plus, minus, -kx, -ky);
  const share = (1 + 1 / stretch) / 2; // of p₊ for the one, of p₋ for the other
  writeIncoming(record, 0, kx / 2, ky / 2, share * newPlus, (1 - share) * newMinus);
  writeIncoming(record, 1, kx / 2, ky / 2, (1 - share) * newPlus, share * newMinus);
}

function writeIncoming(
  record: EventRecord,
  i: number,
  px: number,
  py: number,
  plus: number,
  minus: number,
): void {
  setMomentum(record, i, px, py, (plus - minus) / 2, (plus + minus) / 2);
}

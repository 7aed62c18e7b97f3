import type { Random } from "../../../../core/index.ts";
import { type EventRecord, setMomentum } from "../../../../event/index.ts";
import { quickLog } from "../../../quick-math.ts";
import { emptyRecoil, type Recoil, recoil } from "./initial-emission.ts";

/** Transverse momentum from below the resolution: σ of a component in most events and in the others [GeV]. */
export interface IntrinsicMomentum {
  readonly narrow: number;
  readonly wide: number;
}

/** Share of the others, which have an emission that is just not resolved. */
const WIDE_SHARE = 0.45;

const boost: Recoil = emptyRecoil();

/**
 * Gives the two incoming partons the transverse momentum that they have in the protons, and from
 * emissions too soft to be resolved: together one of two Gaussians, by the polar method. Mass and rapidity
 * of what they make stay; both partons take half of it and stay massless.
 */
export function addIntrinsicMomentum(
  random: Random,
  record: EventRecord,
  { narrow, wide }: IntrinsicMomentum,
  sqrtS: number,
): void {
  const sigma = random() < WIDE_SHARE ? wide : narrow;
  let x = 0.5;
  let y = 0.5;
  let r2 = 0.5;
  do {
    x = 2 * random() - 1;
    y = 2 * random() - 1;
    r2 = x * x + y * y;
  } while (r2 >= 1 || r2 === 0);
  const size2 = (-2 * sigma * sigma * quickLog(r2)) / r2;
  const size = Math.sqrt(size2);
  const plus = record.x1 * sqrtS;
  const minus = record.x2 * sqrtS;
  const stretch = Math.sqrt(1 + (size2 * r2) / (plus * minus));
  boost.oldPlus = plus;
  boost.oldMinus = minus;
  boost.plus = plus * stretch;
  boost.minus = minus * stretch;
  boost.kx = -size * x;
  boost.ky = -size * y;
  recoil(record, boost);
  const share = (1 + 1 / stretch) / 2; // of p₊ for the one, of p₋ for the other
  writeIncoming(record, 0, share, 1 - share);
  writeIncoming(record, 1, 1 - share, share);
}

/** Half of the transverse momentum, and these shares of the light-cone momenta. */
function writeIncoming(record: EventRecord, i: number, ofPlus: number, ofMinus: number): void {
  const plus = ofPlus * boost.plus;
  const minus = ofMinus * boost.minus;
  setMomentum(record, i, -boost.kx / 2, -boost.ky / 2, (plus - minus) / 2, (plus + minus) / 2);
}

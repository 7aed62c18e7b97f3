import { particles, type Random } from "../../../core/index.ts";
import { asinh, atan2, log } from "../../portable-math.ts";
import type { MuonCard } from "../cards/muon-card.ts";

/** A measured muon: momenta and energy in GeV, charge ±1. */
export interface Muon {
  px: number;
  py: number;
  pz: number;
  e: number;
  pt: number;
  eta: number;
  phi: number;
  charge: number;
}

export function emptyMuon(): Muon {
  return { px: 0, py: 0, pz: 0, e: 0, pt: 0, eta: 0, phi: 0, charge: 0 };
}

/** A standard normal deviate (Marsaglia and Bray 1964: no sine, no cosine). */
export function normalDeviate(random: Random): number {
  let [x, r2] = [0, 0];
  do {
    x = 2 * random() - 1;
    const y = 2 * random() - 1;
    r2 = x * x + y * y;
  } while (r2 >= 1 || r2 === 0);
  return x * Math.sqrt((-2 * log(r2)) / r2);
}

/**
 * Measures one muon into `muon`: true if it is seen. Its curvature 1/pT is smeared by a Gaussian;
 * its direction (known to better than 10⁻³) is kept.
 */
export function measureMuon(
  card: MuonCard,
  random: Random,
  [px, py, pz]: readonly [number, number, number],
  charge: number,
  muon: Muon,
): boolean {
  const pt = Math.sqrt(px * px + py * py);
  const eta = asinh(pz / pt);
  if (!isInAcceptance(card, pt, pz, Math.abs(eta))) return false;
  if (random() >= card.identification) return false;
  const curvature = 1 + relativeResolution(card, pt, Math.abs(eta)) * normalDeviate(random);
  const measured = pt / Math.abs(curvature);
  const scale = measured / pt;
  const flips = random() < card.chargeFlip !== curvature < 0;
  const { mass } = particles.muon;
  muon.px = px * scale;
  muon.py = py * scale;
  muon.pz = pz * scale;
  muon.e = Math.sqrt(measured * measured + muon.pz * muon.pz + mass * mass);
  muon.pt = measured;
  muon.eta = eta;
  muon.phi = atan2(py, px);
  muon.charge = flips ? -charge : charge;
  return true;
}

/** σ(pT)/pT of the card. */
export function relativeResolution(card: MuonCard, pt: number, absEta: number): number {
  const ring = card.resolution.find(({ etaMax }) => absEta <= etaMax) ?? card.resolution.at(-1)!;
  return Math.sqrt(ring.constant * ring.constant + ring.slope * ring.slope * pt * pt);
}

function isInAcceptance({ acceptance }: MuonCard, pt: number, pz: number, absEta: number): boolean {
  const ring = acceptance.find(({ etaMax }) => absEta < etaMax);
  return ring !== undefined && pt > ring.ptMin && pt * pt + pz * pz > ring.pMin * ring.pMin;
}

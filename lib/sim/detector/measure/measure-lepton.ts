import type { Random } from "../../../core/index.ts";
import type { LeptonCard, LeptonRing } from "../cards/detector-card.ts";
import { quickNormal } from "./random-deviates.ts";

/** The ring that this |η| lies in, or none. */
export function ringAt<Ring extends { readonly etaMax: number }>(
  rings: readonly Ring[],
  absEta: number,
): Ring | undefined {
  for (let i = 0; i < rings.length; i++) if (absEta < rings[i]!.etaMax) return rings[i];
  return undefined;
}

/** σ(pT)/pT of a track or a shower. */
export function leptonResolution({ constant, slope, stochastic }: LeptonRing, pt: number): number {
  const s = slope * pt;
  return Math.sqrt(constant * constant + s * s + (stochastic * stochastic) / pt);
}

/** pT as measured, or 0 if the lepton is not found. A track's curvature is smeared, a shower's energy. */
export function measurePt(
  random: Random,
  card: LeptonCard,
  pt: number,
  absEta: number,
  isTrack: boolean,
): number {
  const ring = ringAt(card.rings, absEta);
  if (!ring || pt < 0.8 * card.ptMin) return 0;
  if (random() >= ring.efficiency * turnOn(card, pt)) return 0;
  const change = leptonResolution(ring, pt) * quickNormal(random);
  const measured = isTrack ? pt / Math.abs(1 + change) : pt * (1 + change);
  return measured > card.ptMin ? measured : 0;
}

function turnOn({ turnOn: steps }: LeptonCard, pt: number): number {
  let share = 0;
  for (let i = 0; i < steps.length && pt >= steps[i]!.ptMin; i++) share = steps[i]!.share;
  return share;
}

import type { Random } from "../../../core/index.ts";
import { drawAzimuth } from "../../generator/phase-space/azimuth.ts";
import { quickAtan2, quickLog } from "../../quick-math.ts";
import type { JetCard, JetRing } from "../cards/detector-card.ts";
import type { DetectorState } from "../detector-state.ts";
import type { EventView } from "../event-view.ts";
import type { JetFinder } from "../jets/jet-finder.ts";
import { wrap } from "./direction.ts";
import { ringAt } from "./measure-lepton.ts";
import { exponential, poisson, quickNormal } from "./random-deviates.ts";
import { JET, nextPlace } from "./seen-objects.ts";
import { tagJet } from "./tag-jet.ts";

/** pT of b, c or τ that makes a jet one of theirs [GeV]. */
const FLAVOUR_PT = 5;
const MAX_JETS = 4096;
const bPt: Float64Array = new Float64Array(MAX_JETS);
const cPt: Float64Array = new Float64Array(MAX_JETS);
const tauPt: Float64Array = new Float64Array(MAX_JETS);

/** σ(pT)/pT of a jet at this true pT [GeV]; 0 outside the detector. */
export function jetResolution({ rings }: JetCard, pt: number, absEta: number): number {
  const ring = ringAt(rings, absEta);
  return ring ? resolutionIn(ring, pt) : 0;
}

function resolutionIn({ noise, stochastic, constant }: JetRing, pt: number): number {
  const n = noise / pt;
  return Math.sqrt(n * n + (stochastic * stochastic) / pt + constant * constant);
}

/** Clusters what there is to cluster and measures the jets. */
export function measureJets(random: Random, state: DetectorState): void {
  const { view, finder, seen } = state;
  const jets = finder.cluster(view.nParticles, view.px, view.py, view.pz, view.e);
  sumFlavours(view, finder, jets);
  for (let jet = 0; jet < jets; jet++) {
    const before = seen.jets.n;
    measureJet(random, state, jet, flavourOf(jet));
    seen.jetOfCluster[jet] = seen.jets.n > before ? before : -1;
  }
}

/** Adds up pT by flavour in each jet. */
function sumFlavours(view: EventView, { jetOf }: JetFinder, jets: number): void {
  for (let jet = 0; jet < jets; jet++) {
    bPt[jet] = 0;
    cPt[jet] = 0;
    tauPt[jet] = 0;
  }
  for (let i = 0; i < view.nParticles; i++) {
    const flavour = view.flavour[i]!;
    const jet = jetOf[i]!;
    if (flavour === 0 || jet < 0) continue;
    const pt = Math.sqrt(view.px[i]! * view.px[i]! + view.py[i]! * view.py[i]!);
    if (flavour === 5) bPt[jet]! += pt;
    else if (flavour === 4) cPt[jet]! += pt;
    else tauPt[jet]! += pt;
  }
}

/** b before c before τ. */
function flavourOf(jet: number): number {
  if (bPt[jet]! > FLAVOUR_PT) return 5;
  if (cPt[jet]! > FLAVOUR_PT) return 4;
  return tauPt[jet]! > FLAVOUR_PT ? 15 : 0;
}

function measureJet(random: Random, state: DetectorState, jet: number, flavour: number): void {
  const { card, tags, finder, seen, input } = state;
  const { jets } = card;
  const x = finder.px[jet]!;
  const y = finder.py[jet]!;
  const z = finder.pz[jet]!;
  const pt = Math.sqrt(x * x + y * y);
  const deviate = quickNormal(random);
  if (pt + deviate * hopeOf(jets, pt) < jets.ptMin) return; // most jets of a shower, before any logarithm
  const size = quickLog((Math.abs(z) + Math.sqrt(z * z + pt * pt)) / pt); // of the pseudorapidity
  const ring = ringAt(jets.rings, size);
  if (!ring) return;
  const share = 1 + deviate * (input === "true" ? resolutionIn(ring, pt) : ring.noise / pt);
  const measured = share * pt;
  if (!(measured > jets.ptMin)) return;
  const spread = input === "true" ? jets.direction * Math.sqrt(20 / pt) : 0;
  const phi = quickAtan2(y, x) + spread * quickNormal(random);
  const eta = (z > 0 ? size : -size) + spread * quickNormal(random);
  if (Math.abs(eta) >= jets.etaMax) return;
  const mass2 = (finder.e[jet]! - z) * (finder.e[jet]! + z) - pt * pt;
  const place = nextPlace(seen.jets);
  const { fields } = seen.jets;
  fields[JET.pt]![place] = measured;
  fields[JET.eta]![place] = eta;
  fields[JET.phi]![place] = wrap(phi);
  fields[JET.mass]![place] = share * Math.sqrt(Math.max(mass2, 0));
  fields[JET.truePt]![place] = pt;
  fields[JET.flavour]![place] = flavour;
  fields[JET.tag]![place] = tagJet(tags, flavour, measured, Math.abs(eta), random());
  // the direction is known too well to matter for the sum
  seen.x += share * x;
  seen.y += share * y;
  seen.trueX += x;
  seen.trueY += y;
  seen.sumEt += measured;
}

/** Jets of other collisions that were not rejected: pT falls exponentially, η is even over the detector. */
export function addPileUpJets(random: Random, state: DetectorState, share: number): void {
  const { tags, seen } = state;
  const { jets, pileUp } = state.card;
  for (let left = poisson(random, pileUp.jets * share); left > 0; left--) {
    const pt = jets.ptMin + exponential(random, pileUp.jetSlope);
    const eta = jets.etaMax * (2 * random() - 1);
    drawAzimuth(random, angle);
    const place = nextPlace(seen.jets);
    const { fields } = seen.jets;
    fields[JET.pt]![place] = pt;
    fields[JET.eta]![place] = eta;
    fields[JET.phi]![place] = quickAtan2(angle.sinPhi, angle.cosPhi);
    fields[JET.mass]![place] = 0.1 * pt;
    fields[JET.truePt]![place] = 0;
    fields[JET.flavour]![place] = -1;
    fields[JET.tag]![place] = tagJet(tags, 0, pt, Math.abs(eta), random());
    seen.x += pt * angle.cosPhi;
    seen.y += pt * angle.sinPhi;
    seen.sumEt += pt;
  }
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 1, sinPhi: 0 };

/** σ of pT [GeV] where the detector is worst. */
function hopeOf({ rings }: JetCard, pt: number): number {
  const { noise, stochastic, constant } = rings[rings.length - 1]!;
  return noise + stochastic * Math.sqrt(pt) + constant * pt;
}

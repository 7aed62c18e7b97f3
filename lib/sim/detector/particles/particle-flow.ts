import type { Random } from "../../../core/index.ts";
import type { CalorimeterCard, DetectorCard } from "../cards/detector-card.ts";
import { pseudorapidity } from "../measure/direction.ts";
import { leptonResolution, ringAt } from "../measure/measure-lepton.ts";
import { quickNormal } from "../measure/random-deviates.ts";
import { energyShares } from "./fragment.ts";
import type { Particles } from "./particle-list.ts";

/** Everything seen in an event, one entry for each particle; filled anew for every event. */
export interface FlowList {
  n: number;
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** Impact parameter across the beam, with its sign [mm]; 0 without a track. */
  readonly dxy: Float64Array;
  readonly charge: Int8Array;
  /** 211 for anything charged, 22 for photons, 130 for neutral hadrons: all that a detector can tell. */
  readonly id: Int32Array;
  readonly flavour: Int8Array;
  /** The particle that it is a measurement of. */
  readonly source: Int32Array;
}

export function emptyFlow(capacity = 4096): FlowList {
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ n: 0, px: reals(), py: reals(), pz: reals(), e: reals(), dxy: reals() },
    ...{ charge: new Int8Array(capacity), id: new Int32Array(capacity) },
    ...{ flavour: new Int8Array(capacity), source: new Int32Array(capacity) },
  };
}

/** Mean measured over true energy of a jet of hadrons, which jets are divided by. */
export function jetResponse({ tracks, calorimeters }: DetectorCard): number {
  const { efficiency } = tracks.rings[0]!;
  const found = efficiency + (1 - efficiency) * calorimeters.hadronResponse;
  return (
    energyShares.charged * found +
    energyShares.photon +
    energyShares.neutral * calorimeters.hadronResponse
  );
}

/** Measures particles one by one: tracks where they are found, the calorimeters for the rest. */
export function measureParticles(
  random: Random,
  card: DetectorCard,
  particles: Particles,
  flow: FlowList,
): void {
  flow.n = 0;
  const { tracks, calorimeters } = card;
  for (let i = 0; i < particles.n; i++) {
    const pt = Math.sqrt(particles.px[i]! * particles.px[i]! + particles.py[i]! * particles.py[i]!);
    const absEta = Math.abs(pseudorapidity(particles.pz[i]!, pt));
    if (absEta >= calorimeters.etaMax) continue;
    const ring = ringAt(tracks.rings, absEta);
    if (particles.charge[i] !== 0 && ring && pt > tracks.ptMin && random() < ring.efficiency) {
      const scale = 1 / Math.abs(1 + leptonResolution(ring, pt) * quickNormal(random));
      addTrack(random, card, particles, i, scale, pt, flow);
    } else measureShower(random, calorimeters, particles, i, flow);
  }
}

/** σ of the impact parameter of a track [mm]. */
export function impactResolution({ tracks }: DetectorCard, pt: number): number {
  const scattering = tracks.impactScattering / pt;
  return Math.sqrt(tracks.impactConstant * tracks.impactConstant + scattering * scattering);
}

function addTrack(
  random: Random,
  card: DetectorCard,
  particles: Particles,
  i: number,
  scale: number,
  pt: number,
  flow: FlowList,
): void {
  const x = particles.px[i]!;
  const y = particles.py[i]!;
  const impact = (particles.vx[i]! * y - particles.vy[i]! * x) / pt;
  const k = place(flow, particles, i, 211, particles.charge[i]!);
  flow.px[k] = scale * x;
  flow.py[k] = scale * y;
  flow.pz[k] = scale * particles.pz[i]!;
  const p2 = flow.px[k]! * flow.px[k]! + flow.py[k]! * flow.py[k]! + flow.pz[k]! * flow.pz[k]!;
  flow.e[k] = Math.sqrt(p2 + 0.1396 * 0.1396);
  flow.dxy[k] = impact + impactResolution(card, pt) * quickNormal(random);
}

function measureShower(
  random: Random,
  { photon, hadron, hadronResponse }: CalorimeterCard,
  particles: Particles,
  i: number,
  flow: FlowList,
): void {
  const isPhoton = particles.id[i] === 22;
  const { stochastic, constant, least } = isPhoton ? photon : hadron;
  const energy = particles.e[i]!;
  const spread = Math.sqrt((stochastic * stochastic) / energy + constant * constant);
  const scale = (isPhoton ? 1 : hadronResponse) * (1 + spread * quickNormal(random));
  if (!(scale * energy > least)) return;
  const p = Math.sqrt(
    particles.px[i]! * particles.px[i]! +
      particles.py[i]! * particles.py[i]! +
      particles.pz[i]! * particles.pz[i]!,
  );
  const k = place(flow, particles, i, isPhoton ? 22 : 130, 0);
  const perMomentum = (scale * energy) / p;
  flow.px[k] = perMomentum * particles.px[i]!;
  flow.py[k] = perMomentum * particles.py[i]!;
  flow.pz[k] = perMomentum * particles.pz[i]!;
  flow.e[k] = scale * energy;
  flow.dxy[k] = 0;
}

function place(
  flow: FlowList,
  particles: Particles,
  i: number,
  id: number,
  charge: number,
): number {
  const k = flow.n++;
  flow.id[k] = id;
  flow.charge[k] = charge;
  flow.flavour[k] = particles.flavour[i]!;
  flow.source[k] = i;
  return k;
}

import type { Random } from "../../../core/index.ts";
import { type EventRecord, status } from "../../../event/index.ts";
import { tauHadrons } from "../../generator/radiation/decays/tau-decay.ts";
import { quickExp, quickLog } from "../../quick-math.ts";
import type { DetectorCard } from "../cards/detector-card.ts";
import { isOfHadron } from "../event-view.ts";
import { exponential, poisson, quickNormal } from "../measure/random-deviates.ts";
import { appendParticle, type Particles, takeOver } from "./particle-list.ts";

/** Shares of energy in charged particles, photons (of π⁰) and neutral hadrons. */
export const energyShares: {
  readonly charged: number;
  readonly photon: number;
  readonly neutral: number;
} = { charged: 0.62, photon: 0.27, neutral: 0.11 };

/** Mean number of hadrons of a parton: 1 + GROWTH ln(1 + pT/GeV), so that jets have as many tracks as measured. */
const GROWTH = 1.9;
/** Spread of the hadrons across their parton [GeV], each component, and in the decay of a b or c hadron. */
const SPREAD = 0.3;
const HEAVY_SPREAD = 0.55;
/** Hadrons of the decay of a b and of a c hadron, on average. */
const HEAVY_DECAY: Readonly<Record<number, number>> = { 5: 7.5, 4: 3.6 };
/** Share of the energy of its quark that a heavy hadron has, where the record does not say. */
const HEAVY_SHARE = 0.75;
const MAX_HADRONS = 64;
const PION = 0.1396;
const PION0 = 0.135;

const shares: Float64Array = new Float64Array(MAX_HADRONS);
const kicksX: Float64Array = new Float64Array(MAX_HADRONS);
const kicksY: Float64Array = new Float64Array(MAX_HADRONS);
const kicksZ: Float64Array = new Float64Array(MAX_HADRONS);

/**
 * Turns the final partons of a record into hadrons, each parton for itself; their momenta add up to the
 * parton's exactly, their energies to a little more, since hadrons have masses. Parametrised, not a
 * string: multiplicities, energy shares and spread are right, correlations between partons are not there.
 *
 * Hadrons that are there already, as in the events of other programs, stay what they are; tells whether there are.
 */
export function fragment(random: Random, record: EventRecord, particles: Particles): boolean {
  particles.n = 0;
  let nHadrons = 0;
  for (let i = 2; i < record.n; i++) {
    const kind = Math.abs(record.pdg[i]!);
    if (record.status[i] !== status.final || (kind >= 11 && kind <= 16)) continue;
    if (kind === 22 ? isOfHadron(record, i) : isHadron(kind)) {
      takeOver(record, i, kind, particles);
      nHadrons++;
    } else if (kind !== 22) fragmentParton(random, record, i, kind, particles);
  }
  return nHadrons > 0;
}

function isHadron(kind: number): boolean {
  return kind > 100 && kind !== tauHadrons[1] && kind !== tauHadrons[3];
}

function fragmentParton(
  random: Random,
  record: EventRecord,
  i: number,
  kind: number,
  particles: Particles,
): void {
  if (kind === 5 || kind === 4) fragmentHeavy(random, record, i, kind, particles);
  else if (kind > 100) decayHadrons(random, record, i, particles);
  else splitMomentum(random, record, i, 1, SPREAD, hadronsOf(random, record, i, 1), 0, particles);
}

/** Adds the underlying event: soft particles, even in η to 4 and in azimuth. */
export function addUnderlying(
  random: Random,
  { missing }: DetectorCard,
  particles: Particles,
): void {
  const mean = 0.65;
  for (let left = poisson(random, missing.underlying / mean); left > 0; left--) {
    const pt = exponential(random, mean / 2) + exponential(random, mean / 2);
    const power = quickExp(4 * (2 * random() - 1));
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const norm = pt / Math.sqrt(x * x + y * y);
    addHadron(random, particles, norm * x, norm * y, (pt * (power - 1 / power)) / 2, 0, 0, 0);
  }
}

function hadronsOf(random: Random, { px, py }: EventRecord, i: number, share: number): number {
  const pt = share * Math.sqrt(px[i]! * px[i]! + py[i]! * py[i]!);
  return Math.min(1 + poisson(random, GROWTH * quickLog(1 + pt)), MAX_HADRONS);
}

/** A heavy quark: its hadron takes a share, decays where it has flown to, and the rest fragments as usual. */
function fragmentHeavy(
  random: Random,
  record: EventRecord,
  quark: number,
  kind: number,
  particles: Particles,
): void {
  const hadron = heavyHadronOf(record, quark);
  const share = hadron < 0 ? HEAVY_SHARE : Math.min(record.e[hadron]! / record.e[quark]!, 0.98);
  const first = particles.n;
  const n = Math.min(2 + poisson(random, HEAVY_DECAY[kind]! - 2), MAX_HADRONS);
  splitMomentum(random, record, quark, share, HEAVY_SPREAD, n, kind, particles);
  const [x, y] = decayPoint(random, record, hadron, kind);
  for (let i = first; i < particles.n; i++) {
    particles.vx[i] = x;
    particles.vy[i] = y;
  }
  const left = 1 - share;
  splitMomentum(
    random,
    record,
    quark,
    left,
    SPREAD,
    hadronsOf(random, record, quark, left),
    kind,
    particles,
  );
}

/** The hadron entered below a quark, −1 for none. */
function heavyHadronOf({ n, mother, status: code }: EventRecord, quark: number): number {
  for (let i = quark + 1; i < n; i++)
    if (mother[i] === quark && code[i] === status.decayed) return i;
  return -1;
}

/** cτ/m of b and c hadrons, mm per GeV, on average. */
const FLIGHT: Readonly<Record<number, number>> = { 5: 0.0873, 4: 0.104 };

function decayPoint(
  random: Random,
  { n, mother, vx, vy, px, py }: EventRecord,
  hadron: number,
  kind: number,
): readonly [number, number] {
  if (hadron < 0) return [0, 0];
  for (let i = hadron + 1; i < n; i++) if (mother[i] === hadron) return [vx[i]!, vy[i]!];
  const flight = exponential(random, FLIGHT[kind]!);
  return [flight * px[hadron]!, flight * py[hadron]!];
}

/** Hadrons of a τ: one or three charged, and neutral pions with the rest. */
function decayHadrons(random: Random, record: EventRecord, i: number, particles: Particles): void {
  const prongs = Math.abs(record.pdg[i]!) === tauHadrons[3] ? 3 : 1;
  const first = particles.n;
  const neutral = prongs === 1 && random() < 0.75 ? 1 : 0;
  splitMomentum(random, record, i, 1, 0.2, prongs + neutral, 15, particles, prongs);
  for (let k = first; k < particles.n; k++) {
    particles.vx[k] = record.vx[i]!;
    particles.vy[k] = record.vy[i]!;
  }
}

/** Splits this share of the momentum of entry `i` among n hadrons; the first `charged` are charged. */
function splitMomentum(
  random: Random,
  { px, py, pz }: EventRecord,
  i: number,
  share: number,
  spread: number,
  n: number,
  flavour: number,
  particles: Particles,
  charged = 0,
): void {
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  let sumZ = 0;
  for (let k = 0; k < n; k++) {
    const u = exponential(random, 1);
    shares[k] = u * Math.sqrt(u); // more uneven than even sharing
    kicksX[k] = spread * quickNormal(random);
    kicksY[k] = spread * quickNormal(random);
    kicksZ[k] = spread * quickNormal(random);
    sum += shares[k]!;
    sumX += kicksX[k]!;
    sumY += kicksY[k]!;
    sumZ += kicksZ[k]!;
  }
  for (let k = 0; k < n; k++) {
    const z = shares[k]! / sum;
    const x = z * (share * px[i]! - sumX) + kicksX[k]!;
    const y = z * (share * py[i]! - sumY) + kicksY[k]!;
    const w = z * (share * pz[i]! - sumZ) + kicksZ[k]!;
    addHadron(
      random,
      particles,
      x,
      y,
      w,
      flavour,
      k < charged ? 1 : 0,
      charged > 0 && k >= charged ? 1 : 0,
    );
  }
}

/** Adds one hadron; a π⁰ as its two photons. `mustCharge` and `mustDecay` fix the kind. */
function addHadron(
  random: Random,
  particles: Particles,
  x: number,
  y: number,
  z: number,
  flavour: number,
  mustCharge: number,
  mustDecay: number,
): void {
  if (mustCharge === 1) {
    appendParticle(particles, x, y, z, PION, random() < 0.5 ? 211 : -211, flavour);
    return;
  }
  const u = mustDecay === 1 ? energyShares.charged : random();
  if (u < energyShares.charged) {
    const sign = random() < 0.5 ? 1 : -1;
    const kind = pick(random, chargedKinds);
    appendParticle(particles, x, y, z, kind.mass, sign * kind.id, flavour);
  } else if (u < energyShares.charged + energyShares.photon) {
    addPhotons(random, particles, x, y, z, flavour);
  } else {
    const kind = pick(random, neutralKinds);
    appendParticle(particles, x, y, z, kind.mass, kind.id, flavour);
  }
}

interface HadronKind {
  readonly id: number;
  readonly mass: number;
  readonly share: number;
}

/** π, K and p at high energy, about as at the Z (Review of Particle Physics); K⁰_L and n, with what decays late. */
const chargedKinds: readonly HadronKind[] = [
  { id: 211, mass: PION, share: 0.82 },
  { id: 321, mass: 0.4937, share: 0.12 },
  { id: 2212, mass: 0.9383, share: 0.06 },
];
const neutralKinds: readonly HadronKind[] = [
  { id: 130, mass: 0.4976, share: 0.6 },
  { id: 2112, mass: 0.9396, share: 0.4 },
];

function pick(random: Random, kinds: readonly HadronKind[]): HadronKind {
  let u = random();
  for (const kind of kinds) {
    u -= kind.share;
    if (u < 0) return kind;
  }
  return kinds[0]!;
}

/** The photons of a π⁰: they share its momentum evenly, as far apart as its mass makes them. */
function addPhotons(
  random: Random,
  particles: Particles,
  x: number,
  y: number,
  z: number,
  flavour: number,
): void {
  const split = random();
  const kick = PION0 * Math.sqrt(split * (1 - split));
  const a = quickNormal(random);
  const b = quickNormal(random);
  const c = quickNormal(random);
  const along = (a * x + b * y + c * z) / (x * x + y * y + z * z);
  const dx = a - along * x;
  const dy = b - along * y;
  const dz = c - along * z;
  const norm = kick / Math.sqrt(dx * dx + dy * dy + dz * dz);
  const kx = norm * dx;
  const ky = norm * dy;
  const kz = norm * dz;
  const left = 1 - split;
  appendParticle(particles, split * x + kx, split * y + ky, split * z + kz, 0, 22, flavour);
  appendParticle(particles, left * x - kx, left * y - ky, left * z - kz, 0, 22, flavour);
}

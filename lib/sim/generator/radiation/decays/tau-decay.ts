import { particles, type Random } from "../../../../core/index.ts";
import { addParticle, type EventRecord, setMomentum, status } from "../../../../event/index.ts";
import { drawAzimuth } from "../../phase-space/azimuth.ts";
import { boostFromRest } from "../../phase-space/two-body-kinematics.ts";
import { placeDecay } from "./flight.ts";
import { decaySemileptonic, type SemileptonicMode, semileptonicMode } from "./semileptonic.ts";

/**
 * Decays of the τ⁻ (Review of Particle Physics): 17.82 % to e, 17.39 % to μ; to a neutrino and hadrons of
 * one mass each otherwise, π 11.5 % (with K), ρ 26.0 %, a₁ and heavier with one charged particle 19.9 %
 * and with three 15.2 %, which is scaled up by 2 % to a sum of one.
 */
const E_SHARE = 0.1782;
const MU_SHARE = 0.1739;

interface HadronicMode {
  readonly share: number;
  readonly mass: number;
  /** How much of the polarisation the direction of the hadrons shows: (m_τ² − 2m²)/(m_τ² + 2m²), 1 for a pion. */
  readonly analysing: number;
  readonly prongs: 1 | 3;
}

const TAU2: number = particles.tau.mass ** 2;
const analysing = (mass: number): number => (TAU2 - 2 * mass * mass) / (TAU2 + 2 * mass * mass);
const hadronic: readonly HadronicMode[] = [
  { share: 0.115, mass: 0.1396, analysing: 1, prongs: 1 },
  { share: 0.26, mass: 0.775, analysing: analysing(0.775), prongs: 1 },
  { share: 0.121, mass: 1.23, analysing: analysing(1.23), prongs: 1 },
  { share: 0.152, mass: 1.23, analysing: analysing(1.23), prongs: 3 },
];
/** Proper decay length of the τ [mm]. */
const TAU_LENGTH = 0.08703;

/** PDG number that stands for the hadrons of a τ with one and with three charged particles. */
export const tauHadrons: { readonly 1: 20213; readonly 3: 20215 } = { 1: 20213, 3: 20215 };

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/** Decays every τ of the record; those of a W are left-handed, others are taken as unpolarised. */
export function decayTaus(random: Random, record: EventRecord): void {
  for (let i = 2, n = record.n; i < n; i++) {
    if (Math.abs(record.pdg[i]!) === 15 && record.status[i] === status.final) {
      decayTau(random, record, i);
    }
  }
}

function decayTau(random: Random, record: EventRecord, tau: number): void {
  const first = record.n;
  const sign = record.pdg[tau]! > 0 ? 1 : -1;
  record.status[tau] = status.decayed;
  let u = random();
  if (u < E_SHARE + MU_SHARE) {
    decaySemileptonic(random, record, tau, modes[u < E_SHARE ? "e" : "mu"][sign]);
  } else {
    u = (u - E_SHARE - MU_SHARE) / (1 - E_SHARE - MU_SHARE);
    decayHadronic(random, record, tau, sign, drawHadronic(u));
  }
  placeDecay(random, record, tau, first, TAU_LENGTH, particles.tau.mass);
}

function drawHadronic(u: number): HadronicMode {
  let left = u * hadronic.reduce((sum, { share }) => sum + share, 0);
  for (const mode of hadronic) {
    left -= mode.share;
    if (left < 0) return mode;
  }
  return hadronic[0]!;
}

/** τ → ν + hadrons: (1 + P α cosθ)/2 for the hadrons' angle to the flight of the τ, P = −1 for a left-handed τ⁻. */
function decayHadronic(
  random: Random,
  record: EventRecord,
  tau: number,
  sign: 1 | -1,
  { mass, analysing: alpha, prongs }: HadronicMode,
): void {
  const mother = record.mother[tau]!;
  const polarisation = mother >= 0 && Math.abs(record.pdg[mother]!) === 24 ? -alpha : 0;
  let cosine: number;
  do cosine = 2 * random() - 1;
  while (random() * (1 + Math.abs(polarisation)) >= 1 + polarisation * cosine);
  const p = (TAU2 - mass * mass) / (2 * particles.tau.mass);
  const { px, py, pz } = record;
  const size = Math.sqrt(px[tau]! * px[tau]! + py[tau]! * py[tau]! + pz[tau]! * pz[tau]!);
  const [ax, ay, az] = size > 0 ? [px[tau]! / size, py[tau]! / size, pz[tau]! / size] : [0, 0, 1];
  drawAzimuth(random, angle);
  const [bx, by, bz] = Math.abs(az) < 0.9 ? [ay, -ax, 0] : [0, az, -ay];
  const norm = (p * Math.sqrt(1 - cosine * cosine)) / Math.sqrt(bx * bx + by * by + bz * bz);
  const cx = ay * bz - az * by;
  const cy = az * bx - ax * bz;
  const cz = ax * by - ay * bx;
  const s = norm * angle.sinPhi;
  const c = norm * angle.cosPhi;
  const x = p * cosine * ax + c * bx + s * cx;
  const y = p * cosine * ay + c * by + s * cy;
  const z = p * cosine * az + c * bz + s * cz;
  const hadrons = addParticle(record, sign * tauHadrons[prongs], status.final, tau);
  const neutrino = addParticle(record, sign * 16, status.final, tau);
  setMomentum(record, hadrons, x, y, z, Math.sqrt(p * p + mass * mass));
  setMomentum(record, neutrino, -x, -y, -z, p);
  boostFromRest(record, hadrons, neutrino + 1, tau, particles.tau.mass);
}

function leptonic(name: "electron" | "muon", sign: 1 | -1): SemileptonicMode {
  const { id, mass } = particles[name];
  return semileptonicMode({
    ...{ lepton: sign * id, neutrino: -sign * (id + 1), rest: sign * 16 },
    ...{ mass: particles.tau.mass, leptonMass: mass, restMass: 0, neutrinoLeads: true },
  });
}

const modes: Readonly<Record<"e" | "mu", Readonly<Record<1 | -1, SemileptonicMode>>>> = {
  e: { 1: leptonic("electron", 1), [-1]: leptonic("electron", -1) },
  mu: { 1: leptonic("muon", 1), [-1]: leptonic("muon", -1) },
};

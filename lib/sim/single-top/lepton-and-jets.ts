import { particles } from "../../core/index.ts";
import { type LooseEvent, type LooseJet, type LooseLepton, wrapAngle } from "./loose-event.ts";

/** What is computed of an event; masses in GeV. */
export interface Features {
  /** |η| of the jet that is not tagged. */
  readonly forward: number;
  /** Mass of lepton, neutrino and tagged jet: of the top, where there is one. */
  readonly topMass: number;
  /** Mass of the two jets. */
  readonly jetMass: number;
  /** Cosine of the angle between lepton and untagged jet where the top rests: its polarisation. */
  readonly cosine: number;
  readonly transverseMass: number;
}

type Vector = readonly [x: number, y: number, z: number, e: number];

export function transverseMass({ lepton, missingX, missingY }: LooseEvent): number {
  const missing = Math.hypot(missingX, missingY);
  const along = Math.cos(lepton.phi) * missingX + Math.sin(lepton.phi) * missingY;
  return Math.sqrt(Math.max(0, 2 * lepton.pt * (missing - along)));
}

/** Mass of the lepton and a jet. */
export function leptonJetMass(lepton: LooseLepton, jet: LooseJet): number {
  return massOf(sum(vector(lepton, 0), vector(jet, jet.mass)));
}

/** The features of an event whose second jet is the untagged one. */
export function featuresOf(event: LooseEvent, tagged: LooseJet, other: LooseJet): Features {
  const lepton = vector(event.lepton, 0);
  const b = vector(tagged, tagged.mass);
  const light = vector(other, other.mass);
  const top = sum(sum(lepton, neutrino(lepton, event)), b);
  return {
    forward: Math.abs(other.eta),
    topMass: massOf(top),
    jetMass: massOf(sum(b, light)),
    cosine: cosineBetween(boosted(lepton, top), boosted(light, top)),
    transverseMass: transverseMass(event),
  };
}

function vector({ pt, eta, phi }: Pick<LooseLepton, "pt" | "eta" | "phi">, mass: number): Vector {
  const [x, y, z] = [pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta)];
  return [x, y, z, Math.sqrt(x * x + y * y + z * z + mass * mass)];
}

function sum(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
}

function massOf([x, y, z, e]: Vector): number {
  return Math.sqrt(Math.max(0, e * e - x * x - y * y - z * z));
}

/** The missing momentum as a neutrino that makes a W with the lepton: of two solutions that with less momentum along the beam; of a complex one the real part. */
function neutrino([x, y, z, e]: Vector, { missingX, missingY }: LooseEvent): Vector {
  const pt2 = x * x + y * y;
  const missing2 = missingX * missingX + missingY * missingY;
  const half = (particles.W.mass * particles.W.mass) / 2 + x * missingX + y * missingY;
  const root = Math.sqrt(Math.max(0, (half * half) / (pt2 * pt2) - missing2 / pt2));
  const [one, two] = [(half * z) / pt2 + e * root, (half * z) / pt2 - e * root];
  const along = Math.abs(one) < Math.abs(two) ? one : two;
  return [missingX, missingY, along, Math.sqrt(missing2 + along * along)];
}

/** A vector where another one rests. */
function boosted([x, y, z, e]: Vector, frame: Vector): Vector {
  const mass = massOf(frame);
  const [bx, by, bz] = [frame[0] / frame[3], frame[1] / frame[3], frame[2] / frame[3]];
  const gamma = frame[3] / mass;
  const along = bx * x + by * y + bz * z;
  const factor = (gamma * gamma * along) / (1 + gamma) - gamma * e;
  return [x + factor * bx, y + factor * by, z + factor * bz, gamma * (e - along)];
}

function cosineBetween(a: Vector, b: Vector): number {
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return dot / (Math.hypot(a[0], a[1], a[2]) * Math.hypot(b[0], b[1], b[2]));
}

/** |Δφ| of two directions, 0 to π. */
export function angleBetween(a: number, b: number): number {
  return Math.abs(wrapAngle(a - b));
}

import type { EventRecord } from "../../../event/index.ts";
import { flavourOf } from "../event-view.ts";

/** Stable particles that partons have become; filled anew for every event. */
export interface Particles {
  n: number;
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** PDG numbers: 211, 321, 2212 with their sign, 22, 130, 2112. */
  readonly id: Int32Array;
  readonly charge: Int8Array;
  /** Where it came into being [mm]. */
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  /** 5, 4 or 15 for those from such a quark or lepton. */
  readonly flavour: Int8Array;
}

export function emptyParticles(capacity = 4096): Particles {
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ n: 0, px: reals(), py: reals(), pz: reals(), e: reals() },
    ...{ id: new Int32Array(capacity), charge: new Int8Array(capacity) },
    ...{ vx: reals(), vy: reals(), flavour: new Int8Array(capacity) },
  };
}

/** Appends a particle that comes from the collision itself. */
export function appendParticle(
  particles: Particles,
  x: number,
  y: number,
  z: number,
  mass: number,
  id: number,
  flavour: number,
): void {
  const i = particles.n;
  if (i >= particles.px.length) return; // the softest of an event beyond any seen
  particles.n = i + 1;
  particles.px[i] = x;
  particles.py[i] = y;
  particles.pz[i] = z;
  particles.e[i] = Math.sqrt(x * x + y * y + z * z + mass * mass);
  particles.id[i] = id;
  particles.charge[i] = chargeOf(id);
  particles.vx[i] = 0;
  particles.vy[i] = 0;
  particles.flavour[i] = flavour;
}

/** Appends a hadron of another program, or its photon, as it is. */
export function takeOver(record: EventRecord, i: number, kind: number, particles: Particles): void {
  const { px, py, pz, e, pdg } = record;
  const p2 = px[i]! * px[i]! + py[i]! * py[i]! + pz[i]! * pz[i]!;
  const mass = Math.sqrt(Math.max(e[i]! * e[i]! - p2, 0));
  const flavour = flavourOf(record, i, kind);
  const before = particles.n;
  appendParticle(particles, px[i]!, py[i]!, pz[i]!, mass, pdg[i]!, flavour);
  if (particles.n === before) return;
  particles.vx[before] = record.vx[i]!;
  particles.vy[before] = record.vy[i]!;
}

/** Charge of what lives long enough to leave a track: π, K, p, and Σ⁺, Σ⁻, Ξ⁻, Ω⁻ of other programs. */
function chargeOf(id: number): number {
  const kind = Math.abs(id);
  if (kind === 211 || kind === 321 || kind === 2212 || kind === 3222) return Math.sign(id);
  return kind === 3112 || kind === 3312 || kind === 3334 ? -Math.sign(id) : 0;
}

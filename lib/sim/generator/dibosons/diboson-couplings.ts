import { particles } from "../../../core/index.ts";
import { mixing } from "../bosons/vector-boson.ts";
import { W_COUPLING2 } from "../top/single-top-squares.ts";

export type BosonPairId = "ww" | "wz" | "zz";

/** Factors on the three diagrams for quarks of one helicity. */
export interface DiagramCouplings {
  readonly t: number;
  readonly u: number;
  /** Through a photon, and through a boson of mass² `mass2`: × ŝ/(ŝ − mass2). */
  readonly photon: number;
  readonly heavy: number;
  readonly mass2: number;
}

/** Quark and antiquark by PDG number, and |V|² of the mixing matrix. */
export interface DibosonQuarks {
  readonly quark: number;
  readonly antiquark: number;
  readonly share: number;
}

/** Quark pairs that make the same two bosons with the same couplings. */
export interface DibosonSource {
  readonly first: number;
  readonly second: number;
  readonly pairs: readonly DibosonQuarks[];
  readonly left: DiagramCouplings;
  readonly right: DiagramCouplings;
}

/*
 * Tree level keeps its gauge cancellations where G_F, M_W and M_Z fix the rest: g² = 4√2 G_F M_W²,
 * sin²θ = 1 − M_W²/M_Z² = 0.2233.
 */
const W2: number = particles.W.mass * particles.W.mass;
const Z2: number = particles.Z.mass * particles.Z.mass;
const G2: number = 2 * W_COUPLING2;
const SIN2: number = 1 - W2 / Z2;
const NONE: DiagramCouplings = { t: 0, u: 0, photon: 0, heavy: 0, mass2: 0 };

type QuarkKind = "up" | "down";
const charge: Readonly<Record<QuarkKind, number>> = { up: 2 / 3, down: -1 / 3 };
const isospin: Readonly<Record<QuarkKind, number>> = { up: 1 / 2, down: -1 / 2 };
const quarks: Readonly<Record<QuarkKind, readonly number[]>> = { up: [2, 4], down: [1, 3, 5] };

/** Coupling of a Z to quarks of either helicity: g/cosθ (T₃ − Q sin²θ), T₃ of the left-handed alone. */
function toZ(kind: QuarkKind): { readonly left: number; readonly right: number } {
  const g = Math.sqrt(G2 / (1 - SIN2));
  return { left: g * (isospin[kind] - charge[kind] * SIN2), right: -g * charge[kind] * SIN2 };
}

export const dibosonSources: Readonly<Record<BosonPairId, readonly DibosonSource[]>> = {
  ww: [wwFrom("up"), wwFrom("down")],
  wz: [wzFrom("up"), wzFrom("down")],
  zz: [zzFrom("up"), zzFrom("down")],
};

/** q q̄ → W⁺W⁻: an up-type quark emits the W⁺, a down-type one the W⁻; photon and Z for all. */
function wwFrom(kind: QuarkKind): DibosonSource {
  const [q, t3] = [charge[kind], isospin[kind]];
  const photon = G2 * SIN2 * q;
  const [t, u] = kind === "up" ? [G2 / 2, 0] : [0, G2 / 2];
  return {
    ...{ first: 24, second: -24, pairs: sameFlavour(kind) },
    left: { t, u, photon, heavy: G2 * (t3 - q * SIN2), mass2: Z2 },
    right: { t: 0, u: 0, photon, heavy: -G2 * q * SIN2, mass2: Z2 },
  };
}

/** u d̄ → W⁺Z ("up") and d ū → W⁻Z, with the mixing of two generations. */
function wzFrom(kind: QuarkKind): DibosonSource {
  const sign = kind === "up" ? 1 : -1;
  const g = Math.sqrt(G2 / 2);
  const u = g * toZ(kind).left; // Z from the quark first
  const t = g * toZ(kind === "up" ? "down" : "up").left;
  return {
    ...{ first: 24 * sign, second: 23, right: NONE },
    pairs: mixing.map(([up, down, share]) =>
      kind === "up"
        ? { quark: up, antiquark: -down, share }
        : { quark: down, antiquark: -up, share },
    ),
    left: { t, u, photon: 0, heavy: t - u, mass2: W2 },
  };
}

function zzFrom(kind: QuarkKind): DibosonSource {
  const { left, right } = toZ(kind);
  return {
    ...{ first: 23, second: 23, pairs: sameFlavour(kind) },
    left: { ...NONE, t: left * left, u: left * left },
    right: { ...NONE, t: right * right, u: right * right },
  };
}

function sameFlavour(kind: QuarkKind): DibosonSource["pairs"] {
  return quarks[kind].map((id) => ({ quark: id, antiquark: -id, share: 1 }));
}

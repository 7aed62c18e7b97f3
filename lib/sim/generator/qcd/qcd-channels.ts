import { type Densities, GLUON } from "../partons/parton-beams.ts";
import type { PtPoint } from "../phase-space/pt-phase-space.ts";
import { quarkMasses } from "../quark-masses.ts";
import { gluonSquare, quarkSquare } from "../top/top-pair-spin.ts";
import {
  annihilateSquare,
  bhabhaSquare,
  comptonSquare,
  fourGluonSquare,
  fromGluonsSquare,
  identicalSquare,
  scatterSquare,
  toGluonsSquare,
} from "./qcd-squares.ts";

/** What QCD makes of two partons, in the order of the parts of the cross-section. */
export const qcdChannels = [
  "different quarks", // q q′ → q q′ and q q̄′ → q q̄′
  "same quarks",
  "quark and antiquark", // q q̄ → q q̄ of the same flavour
  "light pair", // q q̄ → q′ q̄′ with q′ = u, d, s
  "c pair",
  "b pair",
  "gluons from pair",
  "light pair from gluons",
  "c pair from gluons",
  "b pair from gluons",
  "quark and gluon",
  "gluon and quark",
  "gluons",
] as const;

export type QcdChannel = (typeof qcdChannels)[number];

/** Which of them are made. "bb": b pairs from lighter partons; "cc" likewise. */
export type QcdFlavour = "all" | "bb" | "cc";

export function isMade(channel: QcdChannel, flavour: QcdFlavour): boolean {
  if (flavour === "all") return true;
  return channel.startsWith(flavour === "bb" ? "b pair" : "c pair");
}

/** Σ x₁f x₂f over quarks of all flavours: any two, two of the same kind, a quark and its antiquark. */
interface QuarkSums {
  first: number;
  second: number;
  same: number;
  opposite: number;
  /** Like `opposite`, of u, d, s; of c; of b. */
  light: number;
  charm: number;
  beauty: number;
}

const sums: QuarkSums = {
  ...{ first: 0, second: 0, same: 0, opposite: 0 },
  ...{ light: 0, charm: 0, beauty: 0 },
};

/** Densities × Σ̄|M|²/g⁴ of each channel, halved where two alike come out; returns the sum over those wanted. */
export function fillChannels(
  parts: Float64Array,
  wanted: readonly boolean[],
  { s, t, u, cosTheta }: PtPoint,
  first: Densities,
  second: Densities,
): number {
  sumQuarks(first, second);
  const gluons = first[GLUON]! * second[GLUON]!;
  const { opposite, same, light, charm, beauty } = sums;
  const pair = annihilateSquare(s, t, u);
  const compton = comptonSquare(s, t, u);
  parts[0] = (sums.first * sums.second - same - opposite) * scatterSquare(s, t, u);
  parts[1] = (same * identicalSquare(s, t, u)) / 2;
  parts[2] = opposite * bhabhaSquare(s, t, u);
  parts[3] = (2 * light + 3 * (charm + beauty)) * pair;
  parts[4] = (opposite - charm) * heavyPair(s, cosTheta, quarkMasses.c, false);
  parts[5] = (opposite - beauty) * heavyPair(s, cosTheta, quarkMasses.b, false);
  parts[6] = (opposite * toGluonsSquare(s, t, u)) / 2;
  parts[7] = 3 * gluons * fromGluonsSquare(s, t, u);
  parts[8] = gluons * heavyPair(s, cosTheta, quarkMasses.c, true);
  parts[9] = gluons * heavyPair(s, cosTheta, quarkMasses.b, true);
  parts[10] = sums.first * second[GLUON]! * compton;
  parts[11] = first[GLUON]! * sums.second * compton;
  parts[12] = (gluons * fourGluonSquare(s, t, u)) / 2;
  let sum = 0;
  for (let i = 0; i < parts.length; i++) {
    if (!wanted[i]) parts[i] = 0;
    sum += parts[i]!;
  }
  return sum;
}

/** Velocity times square of a pair of heavy quarks, as for top pairs, at the ŝ and θ of massless ones. */
function heavyPair(s: number, cosTheta: number, mass: number, fromGluons: boolean): number {
  const beta2 = 1 - (4 * mass * mass) / s;
  if (beta2 <= 0) return 0;
  const cos2 = cosTheta * cosTheta;
  return Math.sqrt(beta2) * (fromGluons ? gluonSquare(beta2, cos2) : quarkSquare(beta2, cos2));
}

function sumQuarks(first: Densities, second: Densities): void {
  let [one, two, same, opposite] = [0, 0, 0, 0];
  for (let id = 1; id <= 5; id++) {
    const [q1, a1] = [first[GLUON + id]!, first[GLUON - id]!];
    const [q2, a2] = [second[GLUON + id]!, second[GLUON - id]!];
    one += q1 + a1;
    two += q2 + a2;
    same += q1 * q2 + a1 * a2;
    const meet = q1 * a2 + a1 * q2;
    opposite += meet;
    if (id === 4) sums.charm = meet;
    if (id === 5) sums.beauty = meet;
  }
  sums.first = one;
  sums.second = two;
  sums.same = same;
  sums.opposite = opposite;
  sums.light = opposite - sums.charm - sums.beauty;
}

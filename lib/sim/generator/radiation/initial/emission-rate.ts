import { quickExp, quickLog } from "../../../quick-math.ts";
import type { RunningCoupling } from "../../partons/running-coupling.ts";
import {
  conversionKernel,
  conversionSource,
  PRESENT,
  softColour,
  softKernel,
} from "./backward-kernels.ts";
import { bosonWeight } from "./boson-correction.ts";
import {
  GLUON,
  nodeOfX,
  readPartons,
  rowOfLogScale,
  type ShowerPartons,
} from "./shower-partons.ts";

/** All that an emission off an incoming parton depends on, but for what is different in each event. */
export interface EmissionRules {
  /** Square of the energy of the two beams together [GeV²]. */
  readonly s: number;
  /** pT² below which emissions are not resolved [GeV²]. */
  readonly cut2: number;
  /** Emission fades below this pT² [GeV²], as colour is screened, by pT²/(pT² + screen2). */
  readonly screen2: number;
  /** Factor on the branchings that change the kind of the parton, at low and at high pT. */
  readonly conversions: readonly [number, number];
  /** Factor on emissions that are jets. */
  readonly jets: number;
  /** Whether the first-order matrix element beside a lone boson corrects them. */
  readonly besideBoson: boolean;
  readonly alphaS: RunningCoupling;
}

/** Where the factor on conversions is midway [GeV²]. */
const BEND2 = 180 * 180;
/** Emissions above this are jets [GeV²]. */
const JET_PT2 = 225;

/** Rises from the one to the other about pT² = BEND2. */
export function conversionFactor(conversions: readonly [number, number], pt2: number): number {
  return (conversions[0] * BEND2 + conversions[1] * pt2) / (BEND2 + pt2);
}

/** The largest z that pT²/ŝ allows, where (1 − z)² = z pT²/ŝ. */
export function largestShare(ratio: number): number {
  const root = Math.sqrt(1 + 4 / ratio);
  return (root - 1) / (root + 1);
}

/** Integrands at one x and pT² in even steps of ln z/(1 − z) from z = x on, with and without a soft gluon. */
export interface EmissionIntegrand {
  n: number;
  first: number;
  pt2: number;
  readonly z: Float64Array;
  readonly soft: Float64Array;
  readonly other: Float64Array;
  /** Sums of both over all points before each. */
  readonly sums: Float64Array;
}

/** Step in ln z/(1 − z). */
const STEP = 0.25;
const POINTS = 160;

export function emptyIntegrand(): EmissionIntegrand {
  const reals = (): Float64Array => new Float64Array(POINTS + 1);
  return { n: 0, first: 0, pt2: 0, z: reals(), soft: reals(), other: reals(), sums: reals() };
}

/** Works the integrand out for parton column b, up to the largest z that any ŝ allows. */
export function setIntegrand(
  partons: ShowerPartons,
  rules: EmissionRules,
  b: number,
  x: number,
  logPt2: number,
  integrand: EmissionIntegrand,
): void {
  const { z, soft, other, sums } = integrand;
  const pt2 = quickExp(logPt2);
  const row = rowOfLogScale(logPt2);
  const here = readPartons(partons, b, nodeOfX(x), row);
  integrand.pt2 = pt2;
  integrand.n = 0;
  integrand.first = quickLog(x / (1 - x));
  if (here <= PRESENT * readPartons(partons, GLUON, nodeOfX(x), row)) return;
  const lift = pt2 > JET_PT2 ? rules.jets : 1;
  const coupling = rules.alphaS(logPt2) / (2 * Math.PI * (1 + rules.screen2 / pt2));
  const common = (lift * coupling * STEP) / here;
  const factor = common * conversionFactor(rules.conversions, pt2);
  const colour = 2 * common * softColour(b);
  const source = conversionSource(b);
  const range = logOdds(largestShare(pt2 / rules.s)) - integrand.first;
  const n = Math.max(Math.min(Math.ceil(range / STEP), POINTS), 0);
  for (let k = 0; k < n; k++) {
    const odds = quickExp(integrand.first + (k + 0.5) * STEP);
    const share = odds / (1 + odds);
    const node = nodeOfX(x / share);
    const slope = (1 - share) * share; // dz/d ln z/(1 − z)
    z[k] = share;
    soft[k] = colour * share * softKernel(b, share) * readPartons(partons, b, node, row);
    other[k] =
      factor * slope * conversionKernel(b, share) * readPartons(partons, source, node, row);
    sums[k + 1] = sums[k]! + soft[k]! + other[k]!;
  }
  integrand.n = n;
}

/** Emissions per unit of ln pT² at this ŝ. */
export function emissionRate({ n, first, pt2, sums }: EmissionIntegrand, sHat: number): number {
  const last = Math.min((logOdds(largestShare(pt2 / sHat)) - first) / STEP, n);
  if (!(last > 0)) return 0;
  const k = Math.floor(last);
  return sums[k]! + (last - k) * ((sums[k + 1] ?? 0) - sums[k]!);
}

/** The same with the matrix element of a boson whose squared mass is ŝ. */
export function correctedRate(
  { n, first, pt2, z, soft, other }: EmissionIntegrand,
  sHat: number,
): number {
  const last = Math.min((logOdds(largestShare(pt2 / sHat)) - first) / STEP, n);
  let sum = 0;
  for (let k = 0; k < last; k++) {
    const share = z[k]!;
    const q2 = pt2 / (1 - share);
    const both =
      soft[k]! * bosonWeight(true, share, q2, sHat) +
      other[k]! * bosonWeight(false, share, q2, sHat);
    sum += Math.min(last - k, 1) * both;
  }
  return sum;
}

function logOdds(share: number): number {
  return quickLog(share / (1 - share));
}

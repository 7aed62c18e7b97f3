import { type Particle, particles, type Random } from "../../../core/index.ts";
import { exp, log } from "../../portable-math.ts";
import { drawSquaredMass, fixedWidthPeak, type MassPeak } from "../bosons/breit-wigner.ts";
import type { MeasuredRate, MesonSource, OniumModel, PtShape } from "./onia-models.ts";

/** (1/σ) dσ/dpT² at pT² [GeV²]. */
export function ptDensity({ p0, n }: PtShape, pt2: number): number {
  const scale = p0 * p0;
  return ((n - 1) / scale) * exp(-n * log(1 + pt2 / scale));
}

/** Share of mesons with more than this pT² [GeV²]. */
export function shareAbove({ p0, n }: PtShape, pt2: number): number {
  return exp((1 - n) * log(1 + pt2 / (p0 * p0)));
}

/** pT² with this share above it. */
export function pt2Above({ p0, n }: PtShape, share: number): number {
  return p0 * p0 * (exp(log(share) / (1 - n)) - 1);
}

/** Contributions to dσ/dpT² dy [pb/GeV²]: made at once, and from b hadrons. */
export interface OniumParts {
  prompt: number;
  fromB: number;
}

/** dσ/dpT² dy of a model, normalised to its measured rate. */
export function oniumDensity({
  rate,
  prompt,
  fromB,
}: OniumModel): (pt2: number, y: number, into: OniumParts) => void {
  const share = fromB?.share ?? 0;
  const atOnce = ((1 - share) * rate.value) / rangeShare(prompt, rate);
  const late = fromB ? (share * rate.value) / rangeShare(fromB, rate) : 0;
  const at: { p0: number; n: number } = { p0: 0, n: 0 };
  return (pt2, y, into) => {
    into.prompt = atOnce * inRapidity(prompt, y) * ptDensity(shapeAt(prompt, y, at), pt2);
    into.fromB = fromB ? late * inRapidity(fromB, y) * ptDensity(shapeAt(fromB, y, at), pt2) : 0;
  };
}

function inRapidity({ sigmaY }: MesonSource, y: number): number {
  return exp((-y * y) / (2 * sigmaY * sigmaY));
}

/** The pT spectrum at rapidity y. */
function shapeAt({ p0, n, fade }: MesonSource, y: number, at: { p0: number; n: number }): PtShape {
  at.p0 = fade === undefined ? p0 : p0 * exp((-y * y) / (2 * fade * fade));
  at.n = n;
  return at;
}

/** Integral of a source over the range that was measured, by Simpson's rule in y. */
function rangeShare(source: MesonSource, { pt: [low, high], y: [from, to] }: MeasuredRate): number {
  const steps = 200;
  const at = { p0: 0, n: 0 };
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const y = from + ((to - from) * i) / steps;
    const weight = i === 0 || i === steps ? 1 : 2 + 2 * (i % 2);
    const shape = shapeAt(source, y, at);
    const inPt = shareAbove(shape, low * low) - shareAbove(shape, high * high);
    sum += weight * inRapidity(source, y) * inPt;
  }
  return (sum * (to - from)) / (3 * steps);
}

const MUON: number = particles.muon.mass;
const PION = 0.13957;
const threshold: number = 4 * MUON * MUON;

/** Draws the mass of a meson [GeV] seen in muon pairs. */
export type MassSource = (random: Random) => number;

/** A relativistic Breit–Wigner; that of the ρ has the width of ρ → ππ, which grows with the pions' momentum³. */
export function massSource(particle: Particle): MassSource {
  if (particle === particles.rho) return rhoMass;
  const peak = fixedWidthPeak(particle);
  return (random) => Math.sqrt(drawSquaredMass(random, peak));
}

/** Beyond these the tails of the ρ are cut off: 1.5 GeV, five widths above its mass. */
const rhoPeak: MassPeak = { ...fixedWidthPeak(particles.rho), min: threshold, max: 2.25 };

/**
 * BW(s) × phase space of the muons, with Γ(s) = Γ (M/√s)(q/q₀)³, q the momentum of the pions; drawn from
 * a fixed width, which the ratio passes by no more than a tenth.
 */
function rhoMass(random: Random): number {
  const { mass, width } = particles.rho;
  const [m2, fixed] = [mass * mass, mass * mass * width * width];
  for (;;) {
    const s = drawSquaredMass(random, rhoPeak);
    const r = (s - 4 * PION * PION) / (m2 - 4 * PION * PION); // (q/q₀)²
    const running = r > 0 ? (fixed * m2 * r * r * r) / s : 0; // (MΓ(s))²
    const off = (s - m2) * (s - m2);
    const muons = (1 + threshold / (2 * s)) * Math.sqrt(1 - threshold / s);
    if (random() * 1.1 < (muons * (off + fixed)) / (off + running)) return Math.sqrt(s);
  }
}

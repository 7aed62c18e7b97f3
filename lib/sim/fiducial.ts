import { column, type EventTable } from "../event/index.ts";
import type { DrellYanSample, Estimate } from "./generator/drell-yan/drell-yan.ts";
import { asinh } from "./portable-math.ts";

/** Cuts that a measurement is quoted for; both leptons must pass. */
export interface FiducialCuts {
  /** Lowest pT of each lepton [GeV]. */
  ptMin: number;
  /** Largest |η| of each lepton. */
  etaMax: number;
  /** Window of the pair's mass [GeV]. */
  massRange: readonly [number, number];
}

/** A part of a number of events. */
export interface Fraction extends Estimate {
  readonly passed: number;
  readonly total: number;
}

/** passed/total with its binomial error √(p(1 − p)/n). */
export function fraction(passed: number, total: number): Fraction {
  if (!(total > 0 && passed >= 0 && passed <= total)) {
    throw new RangeError(
      `Cannot take ${passed} of ${total}: 0 ≤ passed ≤ total and total > 0 wanted`,
    );
  }
  const value = passed / total;
  return { value, error: Math.sqrt((value * (1 - value)) / total), passed, total };
}

/** Acceptance A: the part of all generated events whose true leptons, before radiation, pass the cuts. */
export function acceptance(sample: DrellYanSample, cuts: FiducialCuts): Fraction {
  return fraction(fiducialEvents(sample, cuts), sample.nEvents);
}

/**
 * Efficiency ε: events that pass the cuts as measured, over those that pass them as generated.
 * Events that the resolution moves in or out count too, so that A·ε is what is seen of what was made.
 */
export function detectionEfficiency(
  sample: DrellYanSample,
  detected: EventTable,
  cuts: FiducialCuts,
): Fraction {
  return fraction(countMeasured(detected, cuts), fiducialEvents(sample, cuts));
}

/** Number of events in a table with CMS column names that pass the cuts as measured. */
export function countMeasured(
  events: EventTable,
  { ptMin, etaMax, massRange: [from, to] }: FiducialCuts,
): number {
  const [pt1, pt2] = [column(events, "pt1"), column(events, "pt2")];
  const [eta1, eta2] = [column(events, "eta1"), column(events, "eta2")];
  const mass = column(events, "M");
  let passed = 0;
  for (let i = 0; i < events.nEvents; i++) {
    const isIn = mass[i]! >= from && mass[i]! < to;
    const areHard = Math.min(pt1[i]!, pt2[i]!) > ptMin;
    const areCentral = Math.max(Math.abs(eta1[i]!), Math.abs(eta2[i]!)) < etaMax;
    if (isIn && areHard && areCentral) passed++;
  }
  return passed;
}

/**
 * σ = (N − B) / (A ε L) with its statistical error: Poisson for N, the given errors for the rest.
 * `luminosity` in pb⁻¹ gives σ in pb.
 */
export function crossSectionFrom(
  observed: number,
  {
    background,
    acceptance: a,
    efficiency: e,
    luminosity,
  }: { background: number; acceptance: Estimate; efficiency: Estimate; luminosity: number },
): Estimate {
  const signal = observed - background;
  const value = signal / (a.value * e.value * luminosity);
  const relative = [Math.sqrt(observed) / signal, a.error / a.value, e.error / e.value];
  return { value, error: value * Math.sqrt(relative.reduce((sum, r) => sum + r * r, 0)) };
}

function fiducialEvents(
  sample: DrellYanSample,
  { ptMin, etaMax, massRange }: FiducialCuts,
): number {
  const { px1, py1, pz1, px2, py2, pz2, mass } = sample;
  const [from, to] = massRange;
  const isIn = (px: number, py: number, pz: number): boolean => {
    const pt = Math.sqrt(px * px + py * py);
    return pt > ptMin && Math.abs(asinh(pz / pt)) < etaMax;
  };
  let passed = 0;
  for (let i = 0; i < sample.nEvents; i++) {
    if (mass[i]! < from || mass[i]! >= to) continue;
    if (isIn(px1[i]!, py1[i]!, pz1[i]!) && isIn(px2[i]!, py2[i]!, pz2[i]!)) passed++;
  }
  return passed;
}

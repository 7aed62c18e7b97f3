import { normalCdf, type Random } from "../../core/index.ts";
import type { RecordedLepton } from "./recorded-objects.ts";

/** How a trigger on one lepton works: chosen near the lowest ones of 2017–18, arXiv:1909.00761 and 2004.13447. */
export interface LeptonTrigger {
  /** Chance to fire far above threshold. */
  readonly plateau: number;
  /** pT at which half of that is reached, and how sharply [GeV]. */
  readonly threshold: number;
  readonly width: number;
}

export interface Triggers {
  readonly electrons: LeptonTrigger;
  readonly muons: LeptonTrigger;
}

/** The triggers as they are simulated. */
export const simulatedTriggers: Triggers = {
  electrons: { plateau: 0.93, threshold: 26, width: 1.5 },
  muons: { plateau: 0.78, threshold: 26, width: 1 },
};

/** Chance that a lepton of this pT [GeV] fires its trigger. */
export function triggerEfficiency(
  { plateau, threshold, width }: LeptonTrigger,
  pt: number,
): number {
  return plateau * normalCdf((pt - threshold) / width);
}

/** Lets each lepton fire or not: `fired` becomes 1 or 0. Only tight electrons may. */
export function fireTriggers(
  random: Random,
  leptons: readonly RecordedLepton[],
  { electrons, muons }: Triggers,
): void {
  for (const lepton of leptons) {
    const trigger = lepton.type === 13 ? muons : electrons;
    const fires = random() < triggerEfficiency(trigger, lepton.pt);
    lepton.fired = fires && (lepton.type === 13 || lepton.tight === 1) ? 1 : 0;
  }
}

/** 1 if a lepton of that type (11 or 13) has fired. */
export function hasFired(leptons: readonly RecordedLepton[], type: number): number {
  return leptons.some((lepton) => lepton.type === type && lepton.fired === 1) ? 1 : 0;
}

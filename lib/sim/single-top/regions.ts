import { singleTopCuts as cuts, type RegionId } from "./cuts.ts";
import { angleBetween, leptonJetMass, transverseMass } from "./lepton-and-jets.ts";
import type { LooseEvent, LooseJet, LooseLepton } from "./loose-event.ts";

/** What decides the region of an event, once it has one lepton and two jets, one of them tagged. */
export interface RegionInput {
  readonly lepton: Pick<LooseLepton, "pt" | "eta" | "isMuon">;
  readonly missing: number;
  /** |Δφ| of the harder jet and the lepton, 0 to π. */
  readonly angle: number;
  readonly transverseMass: number;
  readonly leptonTagMass: number;
}

/** The region of an event: SR, B-e, EC-e or mu; none if it belongs to none. No event is in two. */
export function regionOf(event: RegionInput): RegionId | undefined {
  const { lepton, missing, angle } = event;
  const absEta = Math.abs(lepton.eta);
  if (lepton.pt <= cuts.leptonPt) return undefined;
  if (!lepton.isMuon && missing < cuts.missing) {
    if (absEta < cuts.barrel) return "B-e";
    return absEta > cuts.endCap ? "EC-e" : undefined;
  }
  if (missing <= cuts.missing) return undefined;
  if (lepton.pt < (cuts.slope * angle) / Math.PI) return lepton.isMuon ? "mu" : undefined;
  const isTopLike =
    event.transverseMass > cuts.transverseMass && event.leptonTagMass < cuts.leptonTagMass;
  return isTopLike ? "SR" : undefined;
}

/** An event in a region, with the choice of which jet is the tagged one. */
export interface Chosen {
  readonly region: RegionId;
  readonly tagged: LooseJet;
  readonly other: LooseJet;
}

/** The ways in which an event can enter a region: either of its two jets may be the one that is tagged. */
export function choicesOf(event: LooseEvent): readonly Chosen[] {
  const { lepton, missingX, missingY } = event;
  if (!isGoodLepton(lepton)) return [];
  const jets = event.jets.filter((jet) => jet.pt > cuts.jetPt && Math.abs(jet.eta) < cuts.jetEta);
  if (jets.length !== 2) return [];
  const [first, second] = (jets[0]!.pt >= jets[1]!.pt ? jets : [jets[1]!, jets[0]!]) as [
    LooseJet,
    LooseJet,
  ]; // two jets
  const input = {
    lepton,
    missing: Math.hypot(missingX, missingY),
    angle: angleBetween(first.phi, lepton.phi),
    transverseMass: transverseMass(event),
  };
  const choices: Chosen[] = [];
  for (const [tagged, other] of [
    [first, second],
    [second, first],
  ] as const) {
    if (Math.abs(tagged.eta) >= 2.5) continue;
    const region = regionOf({ ...input, leptonTagMass: leptonJetMass(lepton, tagged) });
    if (region) choices.push({ region, tagged, other });
  }
  return choices;
}

function isGoodLepton({ pt, eta, isMuon }: LooseLepton): boolean {
  const absEta = Math.abs(eta);
  if (pt <= cuts.leptonPt) return false;
  if (isMuon) return absEta < 2.5;
  return absEta < cuts.electronEta && !(absEta > cuts.barrel && absEta < cuts.endCap);
}

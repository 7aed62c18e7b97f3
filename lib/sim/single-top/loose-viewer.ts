import { normal, type Random } from "../../core/index.ts";
import type { EventRecord } from "../../event/index.ts";
import type { DetectorCard } from "../detector/cards/detector-card.ts";
import { prepareDetector } from "../detector/detect-event.ts";
import { type DetectedColumns, detectedColumns } from "../detector/detected-columns.ts";
import { clearColumns } from "../detector/event-columns.ts";
import { singleTopCuts as cuts } from "./cuts.ts";
import {
  distanceSquared,
  type LooseEvent,
  type LooseJet,
  type LooseLepton,
  type Parton,
} from "./loose-event.ts";

/** Margins that leave room for every variation: 2 GeV for leptons, 8 GeV for jets. */
const [LEPTON_PT, JET_PT] = [cuts.leptonPt - 2, cuts.jetPt - 8];

/** Looks at events with a detector. */
export interface LooseViewer {
  /** The event, if it has one good lepton and two jets. */
  look(random: Random, record: EventRecord, partons: readonly [Parton, Parton]): LooseEvent[];
  /** An event of jets alone, each in turn taken for a lepton: any jet for an electron, those of b quarks for a muon. */
  lookForFakes(
    random: Random,
    record: EventRecord,
    partons: readonly [Parton, Parton],
    isMuon: boolean,
  ): LooseEvent[];
}

export function looseViewer(card: DetectorCard): LooseViewer {
  const detector = prepareDetector(card);
  const seen = detectedColumns();
  const detect = (random: Random, record: EventRecord): void => {
    clearColumns(seen);
    detector.detect(random, record, seen);
  };
  return {
    look(random, record, partons) {
      detect(random, record);
      const lepton = onlyLepton(seen);
      if (!lepton) return [];
      const jets = jetsOf(random, seen).filter((jet) => isApart(jet, lepton));
      if (jets.length < 2) return [];
      return [{ ...missingOf(seen), lepton, jets, partons }];
    },
    lookForFakes(random, record, partons, isMuon) {
      detect(random, record);
      const jets = jetsOf(random, seen);
      if (jets.length < 3) return [];
      return jets.flatMap((jet) => {
        if (isMuon && jet.flavour !== 5) return [];
        const lepton = fakeOf(random, jet, isMuon);
        if (lepton.pt < LEPTON_PT) return [];
        const others = jets.filter((other) => other !== jet && isApart(other, lepton));
        return others.length < 2 ? [] : [{ ...missingOf(seen), lepton, jets: others, partons }];
      });
    },
  };
}

function missingOf(seen: DetectedColumns): Pick<LooseEvent, "missingX" | "missingY" | "pileUp"> {
  const [missing, phi] = [seen.event.met_et.values[0]!, seen.event.met_phi.values[0]!];
  return {
    missingX: missing * Math.cos(phi),
    missingY: missing * Math.sin(phi),
    pileUp: seen.event.truth_pileup.values[0]!,
  };
}

/** The lepton, if there is one that is isolated and hard, and no second one. */
function onlyLepton({ lepton: { columns } }: DetectedColumns): LooseLepton | undefined {
  const { lep_pt: pt, lep_eta: eta, lep_phi: phi, lep_isolation: around } = columns;
  let found = -1;
  for (let i = 0; i < pt!.n; i++) {
    if (pt!.values[i]! <= cuts.secondPt || around!.values[i]! >= cuts.isolation) continue;
    if (found >= 0) return undefined;
    found = i;
  }
  if (found < 0 || pt!.values[found]! < LEPTON_PT) return undefined;
  return {
    ...{ pt: pt!.values[found]!, eta: eta!.values[found]!, phi: phi!.values[found]! },
    charge: columns["lep_charge"]!.values[found]!,
    isMuon: columns["lep_type"]!.values[found] === 13,
  };
}

function jetsOf(random: Random, { jet: { columns } }: DetectedColumns): LooseJet[] {
  const jets: LooseJet[] = [];
  const at = (name: string, i: number): number => columns[name]!.values[i]!;
  for (let i = 0; i < columns["jet_pt"]!.n; i++) {
    const pt = at("jet_pt", i);
    if (pt < JET_PT) break;
    const [eta, phi, mass] = [at("jet_eta", i), at("jet_phi", i), at("jet_m", i)];
    const flavour = at("truth_jet_flavour", i);
    jets.push({ pt, eta, phi, mass, flavour, noise: normal(random) });
  }
  return jets;
}

const isApart = (jet: LooseJet, lepton: LooseLepton): boolean =>
  distanceSquared(jet, lepton) > cuts.apart * cuts.apart;

/** The jet as a lepton with part of its momentum and either charge. */
function fakeOf(random: Random, { pt, eta, phi }: LooseJet, isMuon: boolean): LooseLepton {
  const share = isMuon ? 0.2 + 0.6 * random() : 0.6 + 0.4 * random();
  return { pt: share * pt, eta, phi, charge: random() < 0.5 ? -1 : 1, isMuon };
}

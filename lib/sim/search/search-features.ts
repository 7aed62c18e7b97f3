import { column, type EventTable, eventTable } from "../../event/index.ts";
import { fromPtEtaPhiM, pt } from "../../vector/index.ts";
import { aplanarity } from "./event-shape.ts";
import { type Jet, jetsOf } from "./jets.ts";
import { hardestThree } from "./three-jets.ts";

/**
 * What a search looks at, one number per event; GeV and radians:
 *
 * - `n_jets`, `n_tags`: jets, and those among them that pass the 77 % working point of the b-tagger;
 * - `ht`: scalar sum of the jets' pT; `jet1_pt`, `jet4_pt`: of the hardest and of the fourth (0 if there are three);
 * - `m3`, `pt3`, `m2`: mass and pT of the hardest three jets together, mass of their pair nearest to the W;
 * - `lep_pt`, `met`, `mt`: lepton, missing momentum, transverse mass of both; `dphi`: angle between them;
 * - `centrality`: HT over the jets' energies; `aplanarity`: of jets and lepton;
 * - `dr_min`: smallest distance ΔR between two jets.
 */
export function searchFeatures(events: EventTable): EventTable {
  const lists = jetsOf(events);
  const [lepPt, lepEta, lepPhi, met, metPhi] = [
    ...["lep_pt", "lep_eta", "lep_phi", "met_et", "met_phi"],
  ].map((name) => column(events, name)) as Five; // one for each name
  const rows = lists.map((jets, i) => {
    const lepton = fromPtEtaPhiM(lepPt[i]!, lepEta[i]!, lepPhi[i]!, 0);
    const dphi = Math.acos(Math.cos(metPhi[i]! - lepPhi[i]!));
    const ofLepton = { lep_pt: lepPt[i]!, met: met[i]!, dphi };
    const mt = Math.sqrt(2 * lepPt[i]! * met[i]! * (1 - Math.cos(dphi)));
    return { ...ofJets(jets), ...ofLepton, mt, aplanarity: aplanarity([...jets, lepton]) };
  });
  const names = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]; // its own keys
  return eventTable(
    Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => row[name])])),
  );
}

type Five = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

interface JetFeatures {
  readonly n_jets: number;
  readonly n_tags: number;
  readonly ht: number;
  readonly jet1_pt: number;
  readonly jet4_pt: number;
  readonly m3: number;
  readonly pt3: number;
  readonly m2: number;
  readonly centrality: number;
  readonly dr_min: number;
}

/** Working points that a jet passes at 77 % or tighter. */
const TAGGED = 2;

function ofJets(jets: readonly Jet[]): JetFeatures {
  const three = hardestThree(jets);
  const ht = jets.reduce((total, jet) => total + jet.pt, 0);
  return {
    n_jets: jets.length,
    n_tags: jets.filter(({ btag }) => btag >= TAGGED).length,
    ht,
    jet1_pt: jets[0]!.pt,
    jet4_pt: jets[3]?.pt ?? 0,
    ...{ m3: three.mass, pt3: pt(three.p4), m2: three.pairMass },
    centrality: ht / jets.reduce((total, { e }) => total + e, 0),
    dr_min: smallestDistance(jets),
  };
}

function smallestDistance(jets: readonly Jet[]): number {
  let least = Infinity;
  for (const [i, a] of jets.entries()) {
    for (const b of jets.slice(i + 1)) {
      const turn = Math.acos(Math.cos(a.phi - b.phi));
      least = Math.min(least, Math.hypot(a.eta - b.eta, turn));
    }
  }
  return least;
}

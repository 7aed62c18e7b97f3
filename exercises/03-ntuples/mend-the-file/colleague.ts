/** What is wrong in the colleague's file; the first keeps it from running at all. */
export interface Faults {
  /** Thresholds of muons in MeV. */
  readonly mev: boolean;
  /** Pairs of equal charges. */
  readonly charges: boolean;
  /** A K-factor on top of a cross-section that has it. */
  readonly kFactor: boolean;
}

/** The file of the lesson's cell, with these faults. */
export function colleaguesFile({ mev, charges, kFactor }: Faults): string {
  return `title: Z to two muons, by a colleague
luminosity: { value: 8 } # 1/pb
samples:
  data: { files: [electrons, muons], kind: data, duplicates: drop }
  zmumu: { files: zmumu, crossSection: published${kFactor ? ", kFactor: 1.5" : ""} }
trigger: trigger_muon == 1
objects: { muons: { pt: ${mev ? 27000 : 27}, eta: 2.5, isolation: 0.1 } }
definitions: { pair: "muons[0] + muons[1]" }
preselection:
  - two muons: nMuons == 2
  - opposite charges: muon_charge[0] * muon_charge[1] ${charges ? ">" : "<"} 0
regions:
  mumu: { cuts: [mass(pair) > 66 && mass(pair) < 116] }
`;
}

/** The same as the colleague has sent it: with all faults, and a name that is none. */
export const sentFile: string = colleaguesFile({ mev: true, charges: true, kFactor: true }).replace(
  "nMuons == 2",
  "nMuon == 2",
);

/** Relative error of the energy of jets that this student is told. */
export function scaleErrorOf(seed: number): number {
  return 0.03 + 0.01 * (seed % 7);
}

export interface FileParts {
  /** Lines of samples, indented by two. */
  readonly samples: string;
  readonly systematics?: string;
}

/** The lesson's own file, with other samples and without pile-up weights. */
export function lessonFile({ samples, systematics = "" }: FileParts): string {
  return `luminosity: { value: 8, uncertainty: 0.021 }
samples:
${samples}
trigger: [trigger_electron == 1, trigger_muon == 1]
objects:
  electrons: { pt: 27, eta: 2.47, crack: [1.37, 1.52], identification: tight, isolation: 0.1 }
  muons: { pt: 27, eta: 2.5, isolation: 0.1 }
  jets: { pt: 30, eta: 2.5, bTag: 77 }
overlapRemoval: true
definitions:
  ll: leptons[0] + leptons[1]
  isPeak: mass(ll) > 66 && mass(ll) < 116
  isBad: jet_em_fraction > 0.95 && jet_charged_fraction < 0.05 && abs(jet_eta) < 2
cleaning:
  primary vertex: n_vertices >= 1
  no bad jet: count(isBad) == 0
preselection:
  - two leptons: nLeptons == 2
  - opposite charges: lepton_charge[0] * lepton_charge[1] < 0
regions:
  ee: { cuts: [nElectrons == 2, isPeak] }
  mumu: { cuts: [nMuons == 2, isPeak] }
  mumujet: { cuts: [nMuons == 2, isPeak, nJets >= 1] }
  emu: { cuts: [nElectrons == 1, nBJets >= 1] }
${systematics === "" ? "" : `systematics:\n${systematics}\n`}`;
}

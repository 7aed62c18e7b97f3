/** Files of events of each kind, made by `toplab simulate tw` and `ttbar` with `channel=dilepton`. */
export interface TwTtbarFiles {
  readonly tw: string;
  readonly ttbar: string;
}

/**
 * The analysis of module 06 as YAML: two leptons of opposite charge and one jet, a tagged one, with the nine
 * variables of arXiv:1712.01602, for 36.1 fb⁻¹. Cuts are after the manner of that measurement.
 */
export function twTtbarAnalysis({ tw, ttbar }: TwTtbarFiles): string {
  return `title: tW and tt̄ with two leptons and one b jet
luminosity: { value: 36100, uncertainty: 0.021 } # 1/pb, relative

samples:
  tw: { files: ${JSON.stringify(tw)}, crossSection: published }
  ttbar: { files: ${JSON.stringify(ttbar)}, crossSection: published }

trigger: trigger == 1
objects:
  electrons: { pt: 20, eta: 2.5, isolation: 0.125 }
  muons: { pt: 20, eta: 2.5, isolation: 0.125 }
  jets: { pt: 25, eta: 2.5, bTag: 77 }
overlapRemoval: true

definitions:
  l1: leptons[0]
  l2: leptons[1]
  ll: l1 + l2
  b: jets[0]
  missing: momentum(met_et, 0, met_phi, 0)
  system: ll + missing + b
  isMixed: nElectrons == 1 && nMuons == 1
  enough: "isMixed ? met_et > (mass(ll) < 80 ? 50 : 20) : met_et > 40"

preselection:
  - two leptons: nLeptons == 2
  - opposite charges: lepton_charge[0] * lepton_charge[1] < 0
  - one above 27 GeV: pt(l1) > 27
  - one jet: nJets == 1
  - it is a b jet: nBJets == 1
  - no Z boson: isMixed || (mass(ll) > 40 && (mass(ll) < 81 || mass(ll) > 101))
  - missing momentum: enough

regions:
  oneB: { cuts: [] }

variables:
  ptAll: { of: pt(system), bins: 20, from: 0, to: 120, label: "p_{T}(ℓℓ E_{T}^{miss} b) [GeV]" }
  dptLlb: { of: pt(ll + b) - met_et, bins: 20, from: -60, to: 120, label: "Δp_{T}(ℓℓb, E_{T}^{miss}) [GeV]" }
  sumEt: { of: sum_et, bins: 20, from: 200, to: 900, label: "ΣE_{T} [GeV]" }
  etaAll: { of: eta(system), bins: 20, from: -5, to: 5, label: "η(ℓℓ E_{T}^{miss} b)" }
  dptLl: { of: pt(ll) - met_et, bins: 20, from: -120, to: 120, label: "Δp_{T}(ℓℓ, E_{T}^{miss}) [GeV]" }
  ptLlb: { of: pt(ll + b), bins: 20, from: 0, to: 200, label: "p_{T}(ℓℓb) [GeV]" }
  centrality: { of: (pt(l1) + pt(l2)) / (energy(l1) + energy(l2)), bins: 20, from: 0, to: 1, label: "C(ℓℓ)" }
  massL2b: { of: mass(l2 + b), bins: 20, from: 0, to: 300, label: "m(ℓ_{2}b) [GeV]" }
  massL1b: { of: mass(l1 + b), bins: 20, from: 0, to: 300, label: "m(ℓ_{1}b) [GeV]" }

outputs: { columns: [lepton_pt, lepton_eta, lepton_phi, lepton_type, jet_pt, jet_eta, jet_phi, jet_m, met_et, met_phi] }
`;
}

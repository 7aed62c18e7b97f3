/** What changes from one run of the lesson's analysis to the next. */
export interface CrossSectionOptions {
  /** Weight of a simulated event for what the trigger keeps. Default: "1", all. */
  readonly prescale?: string;
  /** Tags in the data over tags in the simulation, for a jet. Default: 1. */
  readonly tagScale?: number;
  /** Fakes of opposite charges for each pair of the same charge; with it they are taken from the data, not simulated. */
  readonly fakeWeight?: number;
  /** Whether to run what is uncertain up and down. Default: false. */
  readonly systematics?: boolean;
  /** Whether there are data, or the simulation alone. Default: true. */
  readonly hasData?: boolean;
  /** Whether there is a simulation, or the data alone: then they are counted, and nothing is measured. Default: true. */
  readonly hasSimulation?: boolean;
}

/** The analysis of module 04 in YAML: Z → ee, Z → μμ and tt̄ → eμ with one and two b-tags, for `readAnalysis`. */
export function crossSectionAnalysis({
  prescale = "1",
  tagScale = 1,
  fakeWeight,
  systematics = false,
  hasData = true,
  hasSimulation = true,
}: CrossSectionOptions = {}): string {
  const text = [
    head,
    ...(hasData ? ["  data: { files: data.parquet, kind: data }"] : []),
    ...(hasSimulation ? [simulation, fakesOf(fakeWeight)] : []),
    selection,
    regions,
    ...(fakeWeight === undefined ? [sameSigns] : []),
    `weights:\n  prescale: "${prescale}"\n  tags: "${tagWeight(tagScale)}"`,
    ...(systematics ? [uncertainties(tagScale)] : []),
    variables,
    ...(hasSimulation ? [measurement] : []),
  ];
  return `${text.join("\n")}\n`;
}

const head = `title: Z and tt̄ at 13 TeV
luminosity: { value: 3200, uncertainty: 0.021 } # 1/pb, relative

samples:`;

const simulation = `  zee: { files: zee.parquet, process: Z, crossSection: published }
  zmumu: { files: zmumu.parquet, process: Z, crossSection: published }
  ttbar: { files: ttbar.parquet, crossSection: published }
  tw: { files: tw.parquet, process: tW, crossSection: published, definitions: { pairs: 0.14 } }
  ztautau: { files: ztautau.parquet, process: other, crossSection: published }
  ww: { files: ww.parquet, process: other, crossSection: published }`;

const simulatedFakes = `  lepjets: { files: lepjets.parquet, process: fakes, crossSection: published }
`;

/** Simulated, or with a weight: pairs of the same charge stand for them. */
function fakesOf(weight: number | undefined): string {
  if (weight === undefined) return simulatedFakes;
  const fakes = "kind: estimate, process: fakes, definitions: { sign: -1 }";
  return `  sameSign: { files: data.parquet, ${fakes}, weight: ${weight} }
`;
}

const selection = `trigger: trigger == 1
cleaning:
  primary vertex: n_vertices >= 1

objects:
  electrons: { pt: 25, eta: 2.47, crack: [1.37, 1.52], isolation: 0.15 }
  muons: { pt: 25, eta: 2.5, isolation: 0.15 }
  jets: { pt: 25, eta: 2.5, bTag: 77 }
overlapRemoval: true

definitions:
  sign: 1
  pairs: 0.84 # events with two tags for each with one
  ll: leptons[0] + leptons[1]
  isPeak: mass(ll) > 66 && mass(ll) < 116
  isEmu: nElectrons == 1 && nMuons == 1
  isOpposite: sign * lepton_charge[0] * lepton_charge[1] < 0

preselection:
  - two leptons: nLeptons == 2
`;

const regions = `regions:
  ee:
    cuts:
      - two electrons: nElectrons == 2
      - opposite charges: isOpposite && sign > 0
      - near the Z: isPeak
    fit: mass
  mumu:
    cuts:
      - two muons: nMuons == 2
      - opposite charges: isOpposite && sign > 0
      - near the Z: isPeak
    fit: mass
  emu1b: { cuts: [isEmu, isOpposite, nBJets == 1] }
  emu2b: { cuts: [isEmu, isOpposite, nBJets == 2] }
  emu: { kind: validation, blind: true, cuts: [isEmu, isOpposite] } # for the simulation alone
  sides2b: # the other decays of top pairs, on both sides of the Z
    kind: validation
    cuts: ["!isEmu", isOpposite && sign > 0, "!isPeak", nBJets == 2]`;

const sameSigns = `  same1b: { kind: control, cuts: [isEmu, "!isOpposite", nBJets == 1] }
  same2b: { kind: control, cuts: [isEmu, "!isOpposite", nBJets == 2] }
`;

/** What a tag efficiency that is s times as large does to events with one and two tags. */
function tagWeight(s: number): string {
  const one = `${s} + ${2 * s * (1 - s)} * pairs`;
  return `isEmu && nBJets == 2 ? ${s * s} : isEmu && nBJets == 1 ? ${one} : 1`;
}

function uncertainties(tagScale: number): string {
  const [up, down] = [tagWeight(1.05 * tagScale), tagWeight(0.95 * tagScale)];
  return `
systematics:
  tagging: { weight: { replaces: tags, up: "${up}", down: "${down}" }, samples: [ttbar, tW] }
  electronScale: { change: electrons, by: 0.005, samples: [Z, ttbar] }
  jetScale: { change: jets, by: 0.03, samples: ttbar }
  electronEfficiency: { weight: { up: 1.01 ** nElectrons, down: 0.99 ** nElectrons } }
  muonEfficiency: { weight: { up: 1.007 ** nMuons, down: 0.993 ** nMuons } }
  topModel: { normalisation: 0.02, samples: ttbar }
  zModel: { normalisation: 0.005, samples: Z }
  tWRate: { normalisation: 0.06, samples: tW }
  otherRate: { normalisation: 0.3, samples: other }
  fakesRate: { normalisation: 0.5, samples: fakes }`;
}

const variables = `
variables:
  mass: { of: mass(ll), bins: 25, from: 66, to: 116, label: "m(ℓℓ) [GeV]" }
  tags: { of: nBJets, bins: 4, from: -0.5, to: 3.5, label: "b-tagged jets" }
  leading: { of: "pt(leptons[0])", bins: 20, from: 25, to: 225, label: "p_{T} of the harder lepton [GeV]" }`;

const measurement = `
measurement:
  strengths: { mu_Z: Z, mu_tt: ttbar }
  poi: mu_tt`;

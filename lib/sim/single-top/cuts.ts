/** The selection, after that of ATLAS for single tops in the t-channel; momenta in GeV. */
export interface SingleTopCuts {
  /** Exactly one electron or muon above this pT, with so small a share of pT around it. */
  readonly leptonPt: number;
  readonly isolation: number;
  /** No second one above this pT. */
  readonly secondPt: number;
  /** Electrons between barrel and end caps are not used. */
  readonly barrel: number;
  readonly endCap: number;
  readonly electronEta: number;
  /** Exactly two jets above this pT, within this |η|, farther than `apart` from the lepton. */
  readonly jetPt: number;
  readonly jetEta: number;
  readonly apart: number;
  /** Signal and muon regions: missing momentum above this; the electrons' control regions: below. */
  readonly missing: number;
  /** Signal region: transverse mass above this, mass of lepton and tagged jet below that. */
  readonly transverseMass: number;
  readonly leptonTagMass: number;
  /** Multijet events have a soft lepton away from the first jet: pT(ℓ) > slope · |Δφ(j₁, ℓ)|/π is wanted. */
  readonly slope: number;
}

export const singleTopCuts: SingleTopCuts = {
  ...{ leptonPt: 28, isolation: 0.06, secondPt: 10, barrel: 1.37, endCap: 1.52, electronEta: 2.47 },
  ...{ jetPt: 30, jetEta: 4.5, apart: 0.4, missing: 30 },
  ...{ transverseMass: 50, leptonTagMass: 160, slope: 40 },
};

/** Signal region, the control regions of barrel and end-cap electrons, and that of muons. */
export type RegionId = "SR" | "B-e" | "EC-e" | "mu";

export const regionIds: readonly RegionId[] = ["SR", "B-e", "EC-e", "mu"];

/** The eight channels: regions by the charge of the lepton, "SR+" to "mu-". */
export const channelNames: readonly string[] = regionIds.flatMap((id) => [`${id}+`, `${id}-`]);

/** Bins of a channel: of the discriminant in the signal regions, of the transverse mass elsewhere. */
export const binsOf = (channel: string): number => (channel.startsWith("SR") ? 10 : 4);

/** Edges of the bins of the transverse mass in the control regions [GeV]; the last bin has no end. */
export const massEdges: readonly number[] = [0, 25, 50, 75];

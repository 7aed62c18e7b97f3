import { cms2011LowMass, type MuonCard } from "../detector/cards/muon-card.ts";

/** A detector for pairs of soft muons: how it finds them, and how well it sees where they came from. */
export interface DimuonCard extends MuonCard {
  /** Share of the muons in acceptance that are identified: `identification` / (1 + exp((half − pT)/width)), in GeV. */
  readonly turnOn: { readonly half: number; readonly width: number };
  /** Distance of a track from the beam line, across it. */
  readonly across: ImpactResolution;
  /** Where along the beam a track comes nearest to it. */
  readonly along: ImpactResolution;
  /** σ of the place of the collision itself, in each direction across the beam [mm]. */
  readonly collision: number;
}

/** σ = √(constant² + (scattering/pT)²) [mm], pT in GeV. */
export interface ImpactResolution {
  readonly constant: number;
  readonly scattering: number;
}

/**
 * A detector like CMS: acceptance and momenta of `cms2011LowMass`. Tracks of 1 to 10 GeV miss the beam line by 90 to
 * 25 μm across and 150 to 45 μm along it (arXiv:1405.6569). Turn-on and place of the collision: chosen.
 */
export const dimuonDetector: DimuonCard = {
  ...cms2011LowMass,
  name: "dimuon-detector",
  turnOn: { half: 3, width: 0.8 },
  across: { constant: 0.0235, scattering: 0.0869 },
  along: { constant: 0.0425, scattering: 0.1439 },
  collision: 0.015,
};

/** What a detector does to muons; every number of a card has its source beside it. */
export interface MuonCard {
  readonly name: string;
  /** Smallest pT [GeV] and largest |η| of a muon that can be seen at all, and smallest momentum [GeV]. */
  readonly acceptance: readonly MuonAcceptance[];
  /** σ(pT)/pT = √(constant² + (slope·pT)²), in rings of |η| from the centre out. */
  readonly resolution: readonly MuonResolution[];
  /** Probability to find and identify a muon that is in acceptance. */
  readonly identification: number;
  /** Probability that a muon above threshold fires its leg of the two-muon trigger. */
  readonly triggerLeg: number;
  /** Lowest measured pT [GeV] of the harder and of the softer muon in the trigger. */
  readonly triggerPt: readonly [number, number];
  /** Probability to measure the wrong charge. */
  readonly chargeFlip: number;
}

/** A ring in |η|, from the end of the one before to `etaMax`. */
export interface MuonAcceptance {
  readonly etaMax: number;
  readonly ptMin: number;
  readonly pMin: number;
}

export interface MuonResolution {
  readonly etaMax: number;
  readonly constant: number;
  /** In 1/GeV. */
  readonly slope: number;
}

/** Resolution of CMS muons as in the CMS card of Delphes 3 (arXiv:1307.6346); 1–6 % below 100 GeV in arXiv:1206.4071. */
const cmsResolution: readonly MuonResolution[] = [
  { etaMax: 0.5, constant: 0.01, slope: 1e-4 },
  { etaMax: 1.5, constant: 0.015, slope: 1.5e-4 },
  { etaMax: 2.5, constant: 0.025, slope: 3.5e-4 },
];

/**
 * CMS in 2011 for Z → μμ.
 *
 * Acceptance |η| < 2.4; found and identified 96 % (above 95 % in arXiv:1206.4071); trigger leg 95 %
 * (higher than 90 % there); thresholds 13 and 8 GeV of the trigger Mu13_Mu8; wrong charge 10⁻⁴ (below 0.1 %
 * under 100 GeV, arXiv:0911.4994).
 */
export const cms2011: MuonCard = {
  name: "cms-2011",
  acceptance: [{ etaMax: 2.4, ptMin: 3, pMin: 3 }],
  resolution: cmsResolution,
  identification: 0.96,
  triggerLeg: 0.95,
  triggerPt: [13, 8],
  chargeFlip: 1e-4,
};

/**
 * CMS in 2011 for light dimuon resonances: the muon must get through the calorimeters. Acceptance of
 * the J/ψ measurement, arXiv:1011.4193: pT > 3.3 GeV for |η| < 1.3, p > 2.9 GeV to 2.2, pT > 0.8 GeV to 2.4.
 */
export const cms2011LowMass: MuonCard = {
  ...cms2011,
  name: "cms-2011-low-mass",
  acceptance: [
    { etaMax: 1.3, ptMin: 3.3, pMin: 0 },
    { etaMax: 2.2, ptMin: 0, pMin: 2.9 },
    { etaMax: 2.4, ptMin: 0.8, pMin: 0 },
  ],
  triggerPt: [0, 0],
};

/**
 * What a detector does to the particles of an event: plain data, every number with its source.
 * Energies and momenta in GeV, lengths in mm.
 */
export interface DetectorCard {
  readonly name: string;
  readonly title: string;
  readonly electrons: LeptonCard;
  readonly muons: LeptonCard;
  readonly photons: PhotonCard;
  readonly isolation: IsolationCard;
  readonly jets: JetCard;
  /** Tightest last; `jet_btag` counts how many of them a jet passes. */
  readonly tags: readonly TagPoint[];
  /** Jets beyond this |η| have no tracks to tag them by. */
  readonly tagEtaMax: number;
  readonly fakes: FakeCard;
  readonly missing: MissingCard;
  readonly pileUp: PileUpCard;
  readonly trigger: TriggerCard;
  readonly tracks: TrackCard;
  readonly calorimeters: CalorimeterCard;
  /** Where the numbers of each part come from: a document, or "chosen". */
  readonly sources: Readonly<Record<SourcedPart, string>>;
}

export type SourcedPart = Exclude<keyof DetectorCard, "name" | "title" | "sources" | "tagEtaMax">;

/** A ring in |η| from the end of the one before; beyond the last nothing is seen. */
export interface LeptonRing {
  readonly etaMax: number;
  /** Probability to find and identify it, at high pT. */
  readonly efficiency: number;
  /** σ(pT)/pT = a ⊕ b·pT ⊕ c/√pT. */
  readonly constant: number;
  readonly slope: number;
  readonly stochastic: number;
}

export interface LeptonCard {
  readonly ptMin: number;
  readonly rings: readonly LeptonRing[];
  /** Efficiency as a share of that at high pT: from `ptMin` of each step on. */
  readonly turnOn: readonly { readonly ptMin: number; readonly share: number }[];
  /** Probability to measure the wrong charge. */
  readonly chargeFlip: number;
}

export interface PhotonCard {
  readonly ptMin: number;
  readonly rings: readonly LeptonRing[];
}

export interface IsolationCard {
  /** Cone in √(Δη² + Δφ²) whose other pT is summed. */
  readonly radius: number;
  /** Mean pT of what is not of the hard collision in the cone: exponential. */
  readonly noise: number;
}

/** σ(pT)/pT = noise/pT ⊕ stochastic/√pT ⊕ constant in a ring in |η|. */
export interface JetRing {
  readonly etaMax: number;
  readonly noise: number;
  readonly stochastic: number;
  readonly constant: number;
}

export interface JetCard {
  /** Measured pT that a jet must have to be kept. */
  readonly ptMin: number;
  readonly etaMax: number;
  readonly radius: number;
  readonly rings: readonly JetRing[];
  /** σ of η and of φ of a jet at 20 GeV; falls as 1/√pT. */
  readonly direction: number;
}

/** Probability = height · tanh(rise·pT)/(1 + fall·pT) + slope·pT; without rise the tanh is 1. */
export interface TagRate {
  readonly height: number;
  readonly rise?: number;
  readonly fall?: number;
  readonly slope?: number;
}

export interface TagPoint {
  readonly name: string;
  readonly b: TagRate;
  readonly c: TagRate;
  readonly light: TagRate;
}

/** Probability that a jet of light quarks or gluons gives a lepton too: fully identified, its pT a share of the jet's. */
export interface FakeCard {
  readonly electron: number;
  readonly muon: number;
  /** Mean of pT around a fake over its pT: exponential. */
  readonly activity: number;
}

export interface MissingCard {
  /** σ of one component of the soft term is resolution·√ΣE_T of it [√GeV]. */
  readonly resolution: number;
  /** Mean ΣE_T of the underlying event, and of each pile-up collision as far as it enters. */
  readonly underlying: number;
  readonly perVertex: number;
  /** How much of the soft recoil is seen. */
  readonly response: number;
}

export interface PileUpCard {
  /** Mean number of further collisions in a bunch crossing. */
  readonly mean: number;
  /** Probability to find the vertex of one. */
  readonly vertexEfficiency: number;
  /** Mean number of their jets above the jets' ptMin that are not rejected, at that mean. */
  readonly jets: number;
  /** Their pT falls exponentially with this mean above ptMin. */
  readonly jetSlope: number;
}

export interface TriggerCard {
  readonly electronPt: number;
  readonly muonPt: number;
  readonly electronEfficiency: number;
  readonly muonEfficiency: number;
}

export interface TrackCard {
  readonly ptMin: number;
  readonly rings: readonly LeptonRing[];
  /** σ(d_xy) = constant ⊕ scattering/pT [mm, mm GeV]. */
  readonly impactConstant: number;
  readonly impactScattering: number;
}

export interface CalorimeterCard {
  readonly etaMax: number;
  /** σ(E)/E = stochastic/√E ⊕ constant, for photons and for neutral hadrons, and the least energy seen. */
  readonly photon: {
    readonly stochastic: number;
    readonly constant: number;
    readonly least: number;
  };
  readonly hadron: {
    readonly stochastic: number;
    readonly constant: number;
    readonly least: number;
  };
  /** Mean response to neutral hadrons. */
  readonly hadronResponse: number;
}

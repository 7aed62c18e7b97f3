/** A jet as it was measured; momenta in GeV. */
export interface LooseJet {
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
  readonly mass: number;
  /** 5, 4, 15 for a τ, 0 for light quarks and gluons, −1 for pile-up. */
  readonly flavour: number;
  /** A Gaussian number of its own, by which it is smeared when its resolution is varied. */
  readonly noise: number;
}

export interface LooseLepton {
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
  readonly charge: number;
  readonly isMuon: boolean;
}

/** One lepton with jets, selected so loosely that no variation of the detector brings in others. */
export interface LooseEvent {
  readonly lepton: LooseLepton;
  /** Above 22 GeV, hardest first. */
  readonly jets: readonly LooseJet[];
  readonly missingX: number;
  readonly missingY: number;
  /** Number of further collisions. */
  readonly pileUp: number;
  /** The two partons of the hard collision: PDG numbers, and shares of the protons' momenta. */
  readonly partons: readonly [Parton, Parton];
}

export interface Parton {
  readonly pdg: number;
  readonly x: number;
}

/** An angle between −π and π. */
export function wrapAngle(phi: number): number {
  if (phi > Math.PI) return phi - 2 * Math.PI;
  return phi < -Math.PI ? phi + 2 * Math.PI : phi;
}

export function distanceSquared(
  a: { readonly eta: number; readonly phi: number },
  b: { readonly eta: number; readonly phi: number },
): number {
  const [dEta, dPhi] = [a.eta - b.eta, wrapAngle(a.phi - b.phi)];
  return dEta * dEta + dPhi * dPhi;
}

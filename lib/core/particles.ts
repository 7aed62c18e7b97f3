/** What the Particle Data Group lists of a particle: masses and widths in GeV, with their uncertainty. */
export interface Particle {
  /** As it is written: "J/ψ". */
  readonly name: string;
  /** Monte Carlo particle number. */
  readonly id: number;
  readonly mass: number;
  readonly massError: number;
  /** Full width at half maximum of the Breit–Wigner, ħ/τ; 0 for what lives long enough to be seen. */
  readonly width: number;
}

export type ParticleName =
  | "electron"
  | "muon"
  | "tau"
  | "top"
  | "W"
  | "Z"
  | "rho"
  | "omega"
  | "phi"
  | "jpsi"
  | "psi2S"
  | "upsilon1S"
  | "upsilon2S"
  | "upsilon3S";

/** Review of Particle Physics (Particle Data Group), 2026 values where they are listed, in GeV. */
export const particles: Readonly<Record<ParticleName, Particle>> = {
  electron: { name: "e", id: 11, mass: 0.51099895e-3, massError: 1.5e-13, width: 0 },
  muon: { name: "μ", id: 13, mass: 0.1056583755, massError: 2.3e-9, width: 0 },
  tau: { name: "τ", id: 15, mass: 1.77693, massError: 0.00009, width: 0 },
  top: { name: "t", id: 6, mass: 172.6, massError: 0.27, width: 1.42 },
  W: { name: "W", id: 24, mass: 80.362, massError: 0.008, width: 2.14 },
  Z: { name: "Z", id: 23, mass: 91.1879, massError: 0.002, width: 2.4955 },
  rho: { name: "ρ(770)", id: 113, mass: 0.77526, massError: 0.00023, width: 0.1474 },
  omega: { name: "ω(782)", id: 223, mass: 0.78266, massError: 0.00013, width: 8.68e-3 },
  phi: { name: "φ(1020)", id: 333, mass: 1.01946, massError: 0.000016, width: 4.249e-3 },
  jpsi: { name: "J/ψ", id: 443, mass: 3.0969, massError: 6e-6, width: 92.6e-6 },
  psi2S: { name: "ψ(2S)", id: 100443, mass: 3.686097, massError: 1e-5, width: 293e-6 },
  upsilon1S: { name: "Υ(1S)", id: 553, mass: 9.4604, massError: 1e-4, width: 54.02e-6 },
  upsilon2S: { name: "Υ(2S)", id: 100553, mass: 10.0234, massError: 5e-4, width: 31.98e-6 },
  upsilon3S: { name: "Υ(3S)", id: 200553, mass: 10.3551, massError: 5e-4, width: 20.32e-6 },
};
